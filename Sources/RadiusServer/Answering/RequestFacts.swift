// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// What an Access-Request says about the line, beside user name and password.
struct RequestFacts {
    /// Whether a PPP session is asked for.
    let isDialIn: Bool
    /// Whether a radio asks to be admitted, before anything runs over it.
    let isRadio: Bool
    /// The device that asks (Calling-Station-Id).
    let station: MACAddress?
    /// Where the access node's circuit id stands (RFC 4679 section 3.3.1).
    let circuit: Range<Int>?
    /// Where its remote id stands (RFC 4679 section 3.3.2).
    let remote: Range<Int>?

    init(_ packet: FramedPacket, in bytes: Span<UInt8>) {
        isDialIn = packet.integer(.framedProtocol, in: bytes) == Self.ppp
        // A hotspot over radio says Wireless, too, but also the address of the host behind it.
        isRadio =
            !isDialIn && packet.integer(.nasPortType, in: bytes) == Self.wireless
            && packet.first(.mikrotikHostIP, in: bytes) == nil
        station = packet.first(.callingStationId, in: bytes).flatMap { StationMAC.read($0, in: bytes) }
        let hasVendorAttributes = packet.contains(AttributeNumber.vendorSpecific)
        circuit = hasVendorAttributes ? packet.first(.adslAgentCircuitId, in: bytes) : nil
        remote = hasVendorAttributes ? packet.first(.adslAgentRemoteId, in: bytes) : nil
    }

    /// Lines of the other kinds that name a device are bound to it, not found by it.
    private static let kindsOfDevices = AccessKindSet([
        AccessKindSet(.dhcpv4), AccessKindSet(.dhcpv6), AccessKindSet(.hotspot),
    ])

    /// Which kinds of lines a hardware address in place of a user name can mean.
    var kindsFoundByMAC: AccessKindSet {
        isRadio ? AccessKindSet(.wirelessMAC) : Self.kindsOfDevices
    }

    /// Compares both ids with those that a line is bound to.
    func circuitProof(for terms: AccessTerms?, in bytes: Span<UInt8>) -> CircuitProof {
        guard let terms else { return .absent }
        let proofs = (
            Self.compare(terms.circuit, circuit, in: bytes), Self.compare(terms.remote, remote, in: bytes)
        )
        switch proofs {
        case (.differs, _), (_, .differs): return .differs
        case (.absent, _), (_, .absent): return .absent
        case (.matches, .matches): return .matches
        }
    }

    /// A line that is bound to no id matches every one.
    private static func compare(_ bound: [UInt8]?, _ named: Range<Int>?, in bytes: Span<UInt8>) -> CircuitProof {
        guard let bound else { return .matches }
        guard let named else { return .absent }
        guard bound.count == named.count else { return .differs }
        for index in bound.indices where bound[index] != bytes[named.lowerBound + index] { return .differs }
        return .matches
    }

    /// Framed-Protocol PPP, RFC 2865 section 5.7.
    private static let ppp: UInt32 = 1
    /// NAS-Port-Type Wireless - IEEE 802.11, RFC 2865 section 5.41.
    private static let wireless: UInt32 = 19
}
