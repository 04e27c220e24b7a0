// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

/// The opener has another cipher than the sealer: each is judged by what the other one makes.
@Suite struct ColumnOpenerTests {
    private let ring = KeyRing.fresh()

    @Test func itOpensWhatTheSealerSealedUnderEveryKey() throws {
        let rotated = try #require(ring.rotated())
        let sealers = [Sealer(ring), Sealer(rotated)]
        var opener = Sealer(rotated).opener(table: "internet_service", column: "password")
        var random = SeededGenerator(seed: 11)
        for row in [Int64.min, -1, 0, 1, 255, 256, .max] {
            for length in [0, 1, 15, 16, 17, 253, Sealer.maximumSecretBytes] {
                for sealer in sealers {
                    let secret = Secret(random.bytes(length))
                    let place = SealedPlace(table: "internet_service", row: row, column: "password")
                    #expect(try opener.open(try sealer.seal(secret, for: place), ofRow: row) == secret)
                }
            }
        }
    }

    @Test func nothingOpensInAnotherRowColumnOrTable() throws {
        let sealer = Sealer(ring)
        let sealed = try sealer.seal(Secret("testing123"), for: SealedPlace(table: "nas", row: 7, column: "secret"))
        for (table, column, row) in [("nas", "secret", Int64(8)), ("nas", "secre", 7), ("realm", "secret", 7)] {
            var opener = sealer.opener(table: table, column: column)
            let refusal = SealingError.notAuthentic(place: SealedPlace(table: table, row: row, column: column))
            do throws(SealingError) {
                _ = try opener.open(sealed, ofRow: row)
                Issue.record("it opened in \(table).\(column) of row \(row)")
            } catch {
                #expect(error == refusal)
            }
        }
        #expect(throws: SealingError.self) { try open(sealed, ofRow: 7, with: Sealer(KeyRing.fresh())) }
    }

    /// Whatever is refused, what comes after it opens.
    @Test func damageIsRefusedAndLeavesNoTrace() throws {
        let sealer = Sealer(ring)
        let place = SealedPlace(table: "nas", row: 7, column: "secret")
        let sealed = try sealer.seal(Secret("testing123"), for: place)
        var opener = sealer.opener(table: "nas", column: "secret")
        var random = SeededGenerator(seed: 12)
        var opened = 0
        for number in 0..<20_000 {
            var damaged = sealed
            switch number % 3 {
            case 0:
                damaged[Int.random(in: damaged.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: damaged.removeLast(Int.random(in: 1...damaged.count, using: &random))
            default: damaged.replaceSubrange(5..., with: random.bytes(Int.random(in: 0..<80, using: &random)))
            }
            let isOpen = (try? opener.open(damaged, ofRow: 7)) != nil
            #expect(!isOpen)
            if number.isMultiple(of: 100), try opener.open(sealed, ofRow: 7) == Secret("testing123") { opened += 1 }
        }
        #expect(opened == 200)
    }

    private func open(_ sealed: [UInt8], ofRow row: Int64, with sealer: Sealer) throws -> Secret {
        var opener = sealer.opener(table: "nas", column: "secret")
        return try opener.open(sealed, ofRow: row)
    }
}
