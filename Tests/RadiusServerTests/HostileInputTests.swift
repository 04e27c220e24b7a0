// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
@testable import RadiusCodec
@testable import RadiusServer
import Testing
import TestKit

/// Whatever comes in: nothing traps, nothing grows, every datagram is answered or counted.
@Suite struct HostileInputTests {
    @Test func randomAndMutatedPacketsAreAnsweredOrCounted() throws {
        var provider = TestProvider()
        provider.routers = [.testRouter(defence: NASDefence(requireMessageAuthenticator: .no, limitProxyState: .no))]
        let desk = try TestDesk(provider)
        let seeds = try Self.seeds()
        var generator = SeededGenerator(seed: 2865)
        var sent: UInt64 = 0
        for round in 0..<20_000 {
            var octets =
                generator.next() % 8 == 0
                ? generator.bytes(Int(generator.next() % 200)) : seeds[Int(generator.next() % UInt64(seeds.count))]
            for _ in 0..<Int(generator.next() % 6) where !octets.isEmpty {
                Self.mutate(&octets, using: &generator)
            }
            desk.monotonic += UInt64(round)
            _ = desk.answer(octets)
            sent += 1
        }
        let figures = desk.meter.figures
        let counted = figures.verdicts.reduce(figures.duplicates, +) + figures.drops.reduce(0, +)
        #expect(counted == sent)
        #expect(figures.verdicts[0] > 100 && figures.verdicts[2] > 100, "the mutations must reach the decision")
    }

    /// The same for accounting. Half of the packets are signed again after the mutation: they get as far as the record, which
    /// must be one that can be read.
    @Test func mutatedAccountingIsRecordedOrCounted() throws {
        let held = HeldLog(isHeld: false, limit: 64 << 20)
        var provider = TestProvider()
        provider.routers = [.testRouter(invertedAccounting: true)]
        let desk = try TestDesk(provider, recordingInto: held.log)
        let secret = try #require(TestProvider.sharedSecret)
        let seeds = try Self.accountingSeeds()
        var generator = SeededGenerator(seed: 2866)
        var last: Int64 = 0
        var recorded = 0
        for round in 0..<20_000 {
            var octets = seeds[Int(generator.next() % UInt64(seeds.count))]
            for _ in 0..<Int(generator.next() % 6) where !octets.isEmpty {
                Self.mutate(&octets, using: &generator)
            }
            if generator.next() & 1 == 0 { octets = Self.signedAgain(octets, secret) }
            desk.monotonic += UInt64(round)
            desk.mayWait = generator.next() % 64 != 0
            _ = desk.answer(octets)
            guard case .onceDurable(_, let sequence) = desk.reply else { continue }
            #expect(sequence == last + 1)
            last = sequence
            recorded += 1
        }
        held.sync(through: last)
        let figures = desk.meter.figures
        #expect(figures.verdicts.reduce(figures.duplicates, +) + figures.drops.reduce(0, +) == 20_000)
        #expect(figures.verdicts[Int(Verdict.recorded.rawValue)] == recorded)
        #expect(held.records.count == recorded, "every record that was taken can be read")
        #expect(recorded > 4_000, "the mutations must reach the record")
    }

    @Test func everyMalformationHasItsReason() throws {
        let whole = try TestRequest().octets()
        func changed(_ change: (inout [UInt8]) -> Void) -> [UInt8] {
            var octets = whole
            change(&octets)
            return octets
        }
        let cases: [([UInt8], DropReason)] = [
            ([], .truncated), (Array(whole.prefix(19)), .truncated), (Array(whole.dropLast()), .truncated),
            (
                changed {
                    $0[2] = 0; $0[3] = 19
                }, .wrongLength
            ),
            (
                changed {
                    $0[2] = 0x10; $0[3] = 1
                }, .wrongLength
            ),
            (changed { $0[21] = 0 }, .malformedAttribute), (changed { $0[21] = 1 }, .malformedAttribute),
            (changed { $0[21] = 255 }, .malformedAttribute), (changed { $0[0] = 99 }, .unexpectedCode),
            (changed { $0[0] = 2 }, .unexpectedCode), (changed { $0[30] ^= 1 }, .wrongMessageAuthenticator),
        ]
        for (octets, reason) in cases {
            let desk = try TestDesk()
            #expect(desk.answer(octets) == nil)
            #expect(desk.drops == [reason])
        }
        // Octets behind the packet's own length are padding (RFC 2865 section 3).
        #expect(try TestDesk().answer(whole + [1, 2, 3]) != nil)
    }

    @Test func aFloodOfInventedSourcesIsForgottenAndARealOneIsNot() throws {
        var generator = SeededGenerator(seed: 9)
        let sources = UnknownSources()
        let forgotten = try IPAddress(parsing: "2001:db8::1812")
        for number in 0..<20_000 {
            sources.note(.v6(IPv6Address(bits: generator.next128())), now: Timestamp(seconds: 0))
            if number % 100 == 0 { sources.note(forgotten, now: Timestamp(seconds: 1)) }
        }
        let shown = sources.sightings
        #expect(shown.count <= 512)
        #expect(shown.first?.address == forgotten)
        #expect(sources.total == 20_200)
    }

    @Test func redactsWhateverComes() throws {
        var generator = SeededGenerator(seed: 77)
        for seed in try Self.seeds() {
            for _ in 0..<100 {
                var octets = seed
                Self.mutate(&octets, using: &generator)
                let count = Redaction.redacted(octets.span).count
                #expect(count <= FramedPacket.longest)
            }
        }
    }

    private static func seeds() throws -> [[UInt8]] {
        try [
            TestRequest(), TestRequest(password: .chap("hunter2")), TestRequest(password: .msCHAPv1("hunter2")),
            TestRequest(password: .msCHAPv2("hunter2")), TestRequest(userName: "aa:bb:cc:dd:ee:ff", password: .none),
            TestRequest(userName: "who@realm@other"), TestRequest(hasMessageAuthenticator: false),
            TestRequest(
                hasMessageAuthenticator: false,
                extras: ["Calling-Station-Id = \"1:0:c:42:1:2:3\"", "ADSL-Agent-Circuit-Id = 0x00ff", "State = 0x01"]),
            TestRequest(code: .statusServer, userName: nil, password: .none),
        ].map { try $0.octets() }
    }

    private static func accountingSeeds() throws -> [[UInt8]] {
        let lines = try VectorFile("radius-server/accounting.txt").rows.map { row in
            try row.field(2).split(separator: ";").map(String.init)
        }
        let genuine = try TestDesk().answer(TestRequest())?[.class]?.plainOctets ?? []
        let login = "Class = 0x" + genuine.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return try lines.flatMap { line in
            try [[], [login, "Proxy-State = 0x0102"]].map { more in
                try TestRequest(
                    code: .accountingRequest, userName: nil, password: .none, hasMessageAuthenticator: false,
                    extras: line + more
                ).octets()
            }
        } + [TestRequest(code: .statusServer, userName: nil, password: .none).octets()]
    }

    /// The octets with the length and authenticator that make them a packet of a router, as far as they can be one.
    private static func signedAgain(_ octets: [UInt8], _ secret: SharedSecret) -> [UInt8] {
        guard octets.count >= FramedPacket.headerLength, octets.count <= FramedPacket.longest else { return octets }
        var signed = octets
        (signed[0], signed[2], signed[3]) = (4, UInt8(octets.count >> 8), UInt8(octets.count & 255))
        for place in 4..<20 { signed[place] = 0 }
        let digest = secret.digest(of: signed.span)
        for place in 0..<16 { signed[4 + place] = digest[place] }
        return signed
    }

    private static func mutate(_ octets: inout [UInt8], using generator: inout SeededGenerator) {
        let place = Int(generator.next() % UInt64(octets.count))
        switch generator.next() % 5 {
        case 0: octets[place] = UInt8(truncatingIfNeeded: generator.next())
        case 1: octets[place] ^= 1 << UInt8(generator.next() % 8)
        case 2: octets.removeSubrange(place...)
        case 3: octets.insert(contentsOf: generator.bytes(Int(generator.next() % 8)), at: place)
        default: octets[place] = 0
        }
    }
}
