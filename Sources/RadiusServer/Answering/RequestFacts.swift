// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// What an Access-Request says about the line, beside user name and password. Most is looked for only when it matters: for a
/// line that is found by its name and bound to nothing, it does not.
struct RequestFacts {
    private let packet: FramedPacket
    /// Whether a PPP session is asked for.
    let isDialIn: Bool

    init(_ packet: FramedPacket, in bytes: Span<UInt8>) {
        self.packet = packet
        isDialIn = packet.integer(.framedProtocol, in: bytes) == Self.ppp
    }

    /// The device that asks (Calling-Station-Id).
    func station(in bytes: Span<UInt8>) -> MACAddress? {
        packet.first(.callingStationId, in: bytes).flatMap { StationMAC.read($0, in: bytes) }
    }

    /// Where the access node's circuit id stands (RFC 4679 section 3.3.1).
    func circuit(in bytes: Span<UInt8>) -> Range<Int>? { packet.first(.adslAgentCircuitId, in: bytes) }

    /// Where its remote id stands (RFC 4679 section 3.3.2).
    func remote(in bytes: Span<UInt8>) -> Range<Int>? { packet.first(.adslAgentRemoteId, in: bytes) }

    /// Which kinds of lines a hardware address in place of a user name can mean.
    func kindsFoundByMAC(in bytes: Span<UInt8>) -> AccessKindSet {
        let radio = AccessKindSet(.wirelessMAC)
        return isRadio(in: bytes) ? radio : AccessKindSet.foundByMAC.subtracting(radio)
    }

    /// Whether a radio asks to be admitted, before anything runs over it. A hotspot over radio says Wireless, too, but also
    /// the address of the host behind it.
    private func isRadio(in bytes: Span<UInt8>) -> Bool {
        !isDialIn && packet.integer(.nasPortType, in: bytes) == Self.wireless
            && packet.first(.mikrotikHostIP, in: bytes) == nil
    }

    /// Compares both ids with those that a line is bound to.
    func circuitProof(for terms: AccessTerms?, in bytes: Span<UInt8>) -> CircuitProof {
        guard let terms, terms.circuit != nil || terms.remote != nil else { return .absent }
        let proofs = (
            Self.compare(terms.circuit, circuit(in: bytes), in: bytes),
            Self.compare(terms.remote, remote(in: bytes), in: bytes)
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
