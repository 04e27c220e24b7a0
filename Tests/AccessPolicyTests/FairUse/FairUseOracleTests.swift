// SPDX-License-Identifier: Apache-2.0

@testable import AccessPolicy
import ProviderValues
import TestKit
import Testing

/// Against a program in another language, by another author, that goes through every minute.
@Suite struct FairUseOracleTests {
    /// A month of the sources' example: some days over 10 GB, 100 GB and 110 GB in the third week, clocks put back in the last.
    @Test func theExampleAgreesMinuteByMinute() async throws {
        var random = SeededGenerator(seed: 0xFA6)
        var oracle = FairUseOracle()
        let start: Int64 = 1_790_805_600  // 2026-09-30T22:00:00Z, midnight in Prague
        for name in ["example", "suspending"] {
            let deltas = (0..<31 * 288).map { step in
                let end = (start + Int64(step + 1) * 300) * 1_000_000 - Int64.random(in: 0..<60_000_000, using: &random)
                // A heavy day after every two lighter ones.
                let most: Int64 = step / 288 % 3 == 2 ? 90_000_000 : 30_000_000
                return UsageDelta(
                    from: Timestamp(microseconds: end - 300_000_000), to: Timestamp(microseconds: end),
                    FairUseAmount(down: .random(in: 0...most, using: &random), up: most / 20, seconds: 300))
            }
            try oracle.ask(try FairUseFiles.document(name), deltas, from: start, minutes: 31 * 1_440)
        }
        try await oracle.settle()
    }

    /// Each zone four times, in weeks in which its clocks are moved and in others.
    @Test func randomPoliciesAgreeMinuteByMinute() async throws {
        var random = SeededGenerator(seed: 0xFA7)
        var oracle = FairUseOracle()
        for zone in RandomFairUse.zones {
            for round in 0..<4 {
                let document = RandomFairUse.document(&random, zone: zone)
                let start = FairUsePropertyTests.starts[round] / 1_000_000
                let deltas = RandomFairUse.deltas(from: start * 1_000_000, count: 900, &random)
                    .filter { $0.to < Timestamp(seconds: start + 5 * 86_400) }
                try oracle.ask(document, deltas, from: start, minutes: 5 * 1_440)
            }
        }
        try await oracle.settle()
    }

    @Test func whatWeRefuseIsRefused() async throws {
        var oracle = FairUseOracle()
        for line in try FairUseFiles.bytes("faults.jsonl").split(separator: UInt8(ascii: "\n")) {
            let fault = try FairUseFaultLine(line)
            if !fault.isOurs { oracle.askRefused(try fault.document()) }
        }
        try await oracle.settle()
    }
}
