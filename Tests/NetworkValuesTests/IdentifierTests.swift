// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import TestKit
import Testing

@Suite struct IdentifierTests {
    @Test func derivesModifiedEUI64() throws {
        for row in try VectorFile("network/identifiers.txt").rows {
            let mac = try MACAddress(parsing: row.field(0))
            #expect(try mac.description == row.field(0), "\(row)")
            #expect(try mac.modifiedEUI64.description == row.field(1), "\(row)")
            #expect(try InterfaceIdentifier(parsing: row.field(1)) == mac.modifiedEUI64, "\(row)")
            #expect(mac.modifiedEUI64.macAddress == mac, "\(row)")
        }
        #expect(InterfaceIdentifier(bits: 1).macAddress == nil)
    }

    @Test func readsEveryFormOfHardwareAddress() throws {
        let expected = MACAddress(bits: 0x0016_3ef1_25d8)
        for text in ["00:16:3e:f1:25:d8", "00-16-3E-F1-25-D8", "0016.3ef1.25d8", "00163ef125d8", "00:16:3E:f1:25:D8"] {
            #expect(try MACAddress(parsing: text) == expected, "\(text)")
        }
        #expect(!expected.isMulticast && !expected.isLocallyAdministered)
        #expect(MACAddress(bits: 0x0300_0000_0000).isMulticast && MACAddress(bits: .max).isLocallyAdministered)
        #expect(MACAddress(bits: .max).bits == 0xffff_ffff_ffff)
    }

    @Test func makesAddresses() throws {
        let identifier = try MACAddress(parsing: "00:16:3e:f1:25:d8").modifiedEUI64
        let address = try IPv6Prefix(parsing: "2001:db8:a:b::/64").address(with: identifier)
        #expect(address?.description == "2001:db8:a:b:216:3eff:fef1:25d8")
        #expect(address.map(InterfaceIdentifier.init(of:)) == identifier)
        #expect(try IPv6Prefix(parsing: "2001:db8::/65").address(with: identifier) == nil)
    }

    @Test func reservesWhatTheRegistryReserves() {
        let reserved: [UInt64] = [
            0, 0x0200_5eff_fe00_0000, 0x0200_5eff_fe00_5213, 0xfdff_ffff_ffff_ff80, 0xfdff_ffff_ffff_ffff,
        ]
        #expect(reserved.allSatisfy { InterfaceIdentifier(bits: $0).isReserved })
        let free: [UInt64] = [
            1, 0x0200_5eff_fdff_ffff, 0x0200_5eff_ff00_0000, 0xfdff_ffff_ffff_ff7f, 0xfe00_0000_0000_0000,
        ]
        #expect(!free.contains { InterfaceIdentifier(bits: $0).isReserved })
    }

    /// RFC 7217 §5: the same for the same input, different when anything differs, never a reserved one.
    @Test func makesStableIdentifiers() throws {
        let base = Stable()
        let first = try #require(base.identifier)
        #expect(base.identifier == first)
        var variants = [first]
        variants.append(try #require(Stable(prefix: "2001:db8:0:1::/64").identifier))
        variants.append(try #require(Stable(interface: "eth1").identifier))
        variants.append(try #require(Stable(networkID: "home").identifier))
        variants.append(try #require(Stable(interface: "eth", networkID: "0").identifier))
        variants.append(try #require(Stable(interface: "eth0", networkID: "").identifier))
        variants.append(try #require(Stable(counter: 1).identifier))
        variants.append(try #require(Stable(secret: [9]).identifier))
        #expect(Set(variants).count == variants.count - 1, "only the first and the sixth are equal")
    }

    @Test func passesOverReservedIdentifiers() throws {
        let prefix = try IPv6Prefix(parsing: "2001:db8::/64")
        func stable(from counter: UInt8, _ hash: ([UInt8], [UInt8]) -> [UInt8]) -> (InterfaceIdentifier, UInt8)? {
            InterfaceIdentifier.stable(
                prefix: prefix, interface: [], networkID: [], dadCounter: counter, secret: [], keyedHash: hash)
        }
        // Reserved until the counter, the message's last byte, reaches 3.
        let later = stable(from: 1) { _, message in [UInt8](repeating: 0, count: 8) + [message.last == 3 ? 7 : 0] }
        #expect(later?.0 == InterfaceIdentifier(bits: 7) && later?.1 == 3)
        #expect(stable(from: 0) { _, _ in [UInt8](repeating: 0, count: 8) } == nil)
        #expect(stable(from: 0) { _, _ in [1, 2, 3] } == nil)
    }

    @Test func generatesUniqueLocalPrefixes() throws {
        for row in try VectorFile("network/unique-local.txt").rows {
            let time = try row.field(0) { UInt64($0, radix: 16) }
            let identifier = try row.field(1) { UInt64($0, radix: 16) }
            let digest = try row.field(2) { UInt160($0)?.bytes }
            let message = (UInt128(time) << 64 | UInt128(identifier))
            let generated = UniqueLocalPrefix(ntpTime: time, identifier: InterfaceIdentifier(bits: identifier)) {
                bytes in
                #expect(bytes.reduce(0 as UInt128) { $0 << 8 | UInt128($1) } == message)
                return digest
            }
            #expect(try generated?.description == row.field(3), "\(row)")
            #expect(generated?.prefix.address.isUniqueLocal == true, "\(row)")
        }
        #expect(UniqueLocalPrefix(globalID: 1 << 40) == nil)
        #expect(UniqueLocalPrefix(globalID: 1)?.description == "fd00:0:1::/48")
    }
}

/// The input of a stable identifier, with a toy hash (FNV-1a) that is good enough to tell inputs apart.
private struct Stable {
    var prefix = "2001:db8::/64"
    var interface = "eth0"
    var networkID = ""
    var counter: UInt8 = 0
    var secret: [UInt8] = [1, 2, 3]

    var identifier: InterfaceIdentifier? {
        guard let prefix = try? IPv6Prefix(parsing: prefix) else { return nil }
        return InterfaceIdentifier.stable(
            prefix: prefix, interface: Array(interface.utf8), networkID: Array(networkID.utf8), dadCounter: counter,
            secret: secret
        ) { key, message in
            let hash = (key + message).reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            var digest = ByteWriter()
            digest.write(hash)
            return digest.bytes
        }?.identifier
    }
}

/// Twenty bytes written as hexadecimal digits.
private struct UInt160 {
    let bytes: [UInt8]

    init?(_ text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 40 else { return nil }
        bytes = stride(from: 0, to: 40, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
