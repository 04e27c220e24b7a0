// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

/// Addresses and prefixes against Python's `ipaddress`, which others wrote from the same RFCs.
///
/// The whole million: `FIRSTHOP_ORACLE_ROWS=1000000`, best in a release build.
@Suite struct IPAddressOracleTests {
    @Test func readsAndPrintsAddresses() async throws {
        try await OracleRows.each(45, seed: 101) { generator, rows in
            var oracle = IPAddressOracle(.address)
            for _ in 0..<rows {
                let text = generator.maybeDamaged(generator.oracleAddressText())
                let answer = OracleAnswers.addresses(parsing: text)
                oracle.ask(
                    [text], weAnswer: answer, positive: answer.contains { $0 != IPAddressOracle.refusal })
            }
            try await oracle.settle()
        }
    }

    @Test func readsAndPrintsPrefixes() async throws {
        try await OracleRows.each(25, seed: 102) { generator, rows in
            var oracle = IPAddressOracle(.prefix)
            for _ in 0..<rows {
                let text = generator.maybeDamaged(generator.oraclePrefixText())
                let answer = OracleAnswers.prefixes(parsing: text)
                oracle.ask(
                    [text], weAnswer: answer, positive: answer.contains { !$0.hasPrefix("!") && $0 != "-" })
            }
            try await oracle.settle()
        }
    }

    @Test func relatesPrefixes() async throws {
        try await OracleRows.each(15, seed: 103) { generator, rows in
            var oracle = IPAddressOracle(.relation)
            for _ in 0..<rows {
                let one = PrefixDraft(&generator)
                let other = generator.below(8) == 0 ? PrefixDraft(&generator) : one.neighbour(&generator)
                let answer = one.relation(to: other)
                oracle.ask(
                    one.question + other.question, weAnswer: answer, positive: answer[0].hasPrefix("1"))
            }
            try await oracle.settle()
        }
    }

    @Test func dividesPrefixes() async throws {
        try await OracleRows.each(14, seed: 104) { generator, rows in
            var oracle = IPAddressOracle(.arithmetic)
            for _ in 0..<rows {
                let draft = PrefixDraft(&generator)
                let length = draft.otherLength(&generator)
                let index =
                    generator.below(2) == 0
                    ? UInt128(generator.below(8)) : generator.next128() >> generator.below(128)
                let answer = draft.arithmetic(length: length, index: index)
                oracle.ask(
                    draft.question + ["\(length)", "\(index)"], weAnswer: answer,
                    positive: answer.count > 5 && answer[5] != IPAddressOracle.refusal)
            }
            try await oracle.settle()
        }
    }

    @Test func coversRanges() async throws {
        try await OracleRows.each(1, seed: 105) { generator, rows in
            var oracle = IPAddressOracle(.range)
            for _ in 0..<rows {
                let text = generator.maybeDamaged(generator.oracleRangeText())
                let answer = OracleAnswers.range(parsing: text)
                oracle.ask([text], weAnswer: answer, positive: answer.count > 1)
            }
            try await oracle.settle()
        }
    }
}
