// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// Finds the line that a request is about: by its user name; by a hardware address written as user name, as DHCP servers
/// and radios do; in a hotspot by the calling station; at last by the circuit that the access node names.
struct LineSearch {
    /// The line; nil when none was found.
    let terms: AccessTerms?
    /// By what it was found; without meaning when none was.
    let identification: Identification
    /// The device that asks, where it matters.
    let mac: MACAddress?
    /// What comparing circuit and remote id with the line's showed.
    let circuit: CircuitProof

    /// - Parameter name: the octets to look up, after the realm's rule; empty when the request has no user name.
    init(_ facts: RequestFacts, name: Range<Int>, in bytes: Span<UInt8>, at nas: NASID, directory: AccessDirectory) {
        if !name.isEmpty, let found = directory.find(userName: bytes.extracting(name)) {
            terms = found
            identification = .userName
            mac = Self.isBound(found) ? facts.station(in: bytes) ?? StationMAC.read(name, in: bytes) : nil
            circuit = facts.circuitProof(for: found, in: bytes)
            return
        }
        let station = facts.station(in: bytes)
        let typed = StationMAC.read(name, in: bytes)
        var found: AccessTerms?
        var identification = Identification.mac
        if let typed { found = directory.find(mac: typed, kinds: facts.kindsFoundByMAC(in: bytes)) }
        // Who dials in names a user; another one's line must not stand in for a name that does not exist.
        if found == nil, !facts.isDialIn, let station {
            found = directory.find(mac: station, kinds: AccessKindSet(.hotspot))
        }
        if found == nil, !facts.isDialIn, let circuit = facts.circuit(in: bytes) {
            (found, identification) = (directory.find(circuit: bytes.extracting(circuit), at: nas), .circuit)
        }
        terms = found
        self.identification = identification
        mac = station ?? typed
        circuit = facts.circuitProof(for: found, in: bytes)
    }

    /// Whether it matters which device asks.
    private static func isBound(_ terms: AccessTerms) -> Bool {
        if case .none = terms.macBinding { false } else { true }
    }
}
