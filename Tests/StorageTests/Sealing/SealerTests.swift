// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import TestKit
import Testing

@testable import Storage

@Suite("Sealed columns")
struct SealerTests {
    private let place = SealedPlace(table: "nas", row: 7, column: "secret")
    private let ring = KeyRing.fresh()

    @Test func whatWasSealedOpensAtItsPlace() throws {
        let sealer = Sealer(ring)
        var random = SeededGenerator(seed: 1)
        for length in [0, 1, 16, 255, 4_096, Sealer.maximumSecretBytes] {
            let secret = Secret(random.bytes(length))
            let sealed = try sealer.seal(secret, for: place)
            #expect(try sealer.open(sealed, for: place) == secret)
            #expect(try sealer.seal(secret, for: place) != sealed, "the nonce was used twice")
        }
        let tooLong = Secret(random.bytes(Sealer.maximumSecretBytes + 1))
        #expect(throws: SealingError.tooLong(place: place, byteCount: tooLong.count)) {
            try sealer.seal(tooLong, for: place)
        }
    }

    @Test func nothingOpensAtAnotherPlace() throws {
        let sealer = Sealer(ring)
        let sealed = try sealer.seal(Secret("testing123"), for: place)
        let others = [
            SealedPlace(table: "nas", row: 8, column: "secret"), SealedPlace(table: "nas", row: 7, column: "secret2"),
            SealedPlace(table: "na", row: 7, column: "ssecret"), SealedPlace(table: "secret", row: 7, column: "nas"),
            SealedPlace(table: "nassecret", row: 7, column: ""), SealedPlace(table: "", row: 7, column: "nassecret"),
            SealedPlace(table: "nas", row: -7, column: "secret"),
            SealedPlace(table: "nas", row: 7 << 8, column: "secret"),
        ]
        for other in others {
            #expect(throws: SealingError.notAuthentic(place: other)) { try sealer.open(sealed, for: other) }
        }
        #expect(Set(others.map(\.associatedData)).count == others.count)
    }

    @Test func everyFlippedBitIsNoticed() throws {
        let sealer = Sealer(ring)
        let sealed = try sealer.seal(Secret("testing123"), for: place)
        for position in sealed.indices {
            for bit in 0..<8 {
                var damaged = sealed
                damaged[position] ^= 1 << bit
                #expect(throws: SealingError.self) { try sealer.open(damaged, for: place) }
            }
        }
        for length in 0..<sealed.count {
            #expect(throws: SealingError.self) { try sealer.open(Array(sealed[..<length]), for: place) }
        }
    }

    @Test func randomBytesAreRefusedWithoutHarm() {
        let sealer = Sealer(ring)
        var random = SeededGenerator(seed: 2)
        for _ in 0..<20_000 {
            var bytes = random.bytes(Int.random(in: 0..<80, using: &random))
            // Half of them get as far as the cipher.
            if Bool.random(using: &random) && bytes.count > 5 { bytes.replaceSubrange(0..<5, with: [1, 0, 0, 0, 1]) }
            #expect(throws: SealingError.self) { try sealer.open(bytes, for: place) }
        }
    }

    @Test func afterARotationOldValuesOpenAndCanBeMoved() throws {
        let old = Sealer(ring)
        let rotated = try #require(ring.rotated())
        let sealer = Sealer(rotated)
        let sealed = try old.seal(Secret("testing123"), for: place)
        #expect(try sealer.open(sealed, for: place) == Secret("testing123"))
        let moved = try #require(try sealer.reseal(sealed, for: place))
        #expect(try Sealer(KeyRing(current: rotated.current)).open(moved, for: place) == Secret("testing123"))
        #expect(try sealer.reseal(moved, for: place) == nil)
        #expect(throws: SealingError.unknownKey(id: 2, place: place)) { try old.open(moved, for: place) }
    }

    @Test func aWrongKeyFileIsNoticedByTheDatabase() throws {
        let rotated = try #require(ring.rotated())
        #expect(try ring.newChecks(comparedWith: []).map(\.keyID) == [1])
        #expect(try rotated.newChecks(comparedWith: ring.checks).map(\.keyID) == [2])
        #expect(try rotated.newChecks(comparedWith: rotated.checks).isEmpty)
        #expect(throws: SealingError.keyMissing(id: 2)) { try ring.newChecks(comparedWith: rotated.checks) }
        #expect(throws: SealingError.wrongKey(id: 1)) { try KeyRing.fresh().newChecks(comparedWith: ring.checks) }
    }
}
