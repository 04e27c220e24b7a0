// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues

/// What a line can be looked up by, as the 64-bit hash under which the directory files it.
///
/// FNV-1a (Fowler, Noll, Vo) with a finishing mix, since a shard is chosen by the highest bits and a slot by the lowest. The
/// keys are the operator's, so nobody outside can make them collide; and whoever looks up compares the line itself.
struct AccessKey: Hashable, Sendable {
    let hash: UInt64

    /// What the rest of a key is read as, so that a user name never meets a circuit of the same bytes.
    private enum Kind: UInt64 {
        case service = 1
        case userName
        case mac
        case circuit
    }

    init(service: ServiceID) {
        self.init(.service, number: UInt64(bitPattern: service.value))
    }

    init(mac: MACAddress) {
        self.init(.mac, number: mac.bits)
    }

    init(userName: Span<UInt8>) {
        self.init(.userName, userName)
    }

    init(circuit: Span<UInt8>) {
        self.init(.circuit, circuit)
    }

    private init(_ kind: Kind, number: UInt64) {
        hash = Self.mixed(number &* Self.prime ^ kind.rawValue)
    }

    private init(_ kind: Kind, _ bytes: Span<UInt8>) {
        // Wrapping arithmetic is the algorithm's own: it works modulo 2^64.
        var state = 0xcbf2_9ce4_8422_2325 ^ kind.rawValue
        for index in bytes.indices {
            state = (state ^ UInt64(bytes[index])) &* Self.prime
        }
        hash = Self.mixed(state)
    }

    private static let prime: UInt64 = 0x0000_0100_0000_01b3

    private static func mixed(_ state: UInt64) -> UInt64 {
        var state = state
        state = (state ^ state >> 33) &* 0xff51_afd7_ed55_8ccd
        state = (state ^ state >> 33) &* 0xc4ce_b9fe_1a85_ec53
        return state ^ state >> 33
    }
}

extension AccessTerms {
    /// Every key under which the line is filed.
    var accessKeys: [AccessKey] {
        var keys = [AccessKey(service: service)]
        let userName = userName
        if !userName.isEmpty {
            keys.append(AccessKey(userName: userName.span))
        }
        if kind.isFoundByMAC {
            keys += macs.map { AccessKey(mac: $0) }
        }
        if let circuit {
            keys.append(AccessKey(circuit: circuit.span))
        }
        return keys
    }
}
