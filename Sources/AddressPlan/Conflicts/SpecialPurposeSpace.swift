// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Address space that is set aside for something other than customers of a provider (IANA special-purpose address
/// registries, RFC 6890, and the registries of multicast and of global unicast).
public enum SpecialPurposeSpace: String, CaseIterable, Sendable {
    case unspecifiedOrLoopback, mappedOrCompatible, translation, discardOnly, documentation, benchmarking, overlayIDs
    case transition, uniqueLocal, linkLocal, siteLocal, multicast, outsideGlobalUnicast
    case thisNetwork, privateUse, sharedSpace, loopbackIPv4, linkLocalIPv4, protocolAssignments, documentationIPv4
    case benchmarkingIPv4, multicastIPv4, reservedIPv4

    /// How a plan treats space of this kind.
    public enum Treatment: Sendable {
        /// Never in a plan.
        case refused

        /// For trying things out, when that is asked for.
        case documentation

        /// Used by providers inside their own network; worth a note.
        case internalUse
    }

    /// How a plan treats it.
    public var treatment: Treatment {
        switch self {
        case .documentation, .documentationIPv4: .documentation
        case .privateUse, .sharedSpace: .internalUse
        case .unspecifiedOrLoopback, .mappedOrCompatible, .translation, .discardOnly, .benchmarking, .overlayIDs,
            .transition, .uniqueLocal, .linkLocal, .siteLocal, .multicast, .outsideGlobalUnicast, .thisNetwork,
            .loopbackIPv4, .linkLocalIPv4, .protocolAssignments, .benchmarkingIPv4, .multicastIPv4, .reservedIPv4:
            .refused
        }
    }

    /// The special-purpose space that a prefix touches, in the order of the cases.
    public static func touched(by prefix: IPPrefix) -> [SpecialPurposeSpace] {
        let interval = AddressInterval(prefix)
        return allCases.filter { space in
            space.family == prefix.family && space.blocks.contains { $0.overlaps(interval) }
        }
    }
}
