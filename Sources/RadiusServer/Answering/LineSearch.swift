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
    /// The device that asks.
    let mac: MACAddress?
    /// What comparing circuit and remote id with the line's showed.
    let circuit: CircuitProof

    /// - Parameter name: the octets to look up, after the realm's rule; empty when the request has no user name.
    init(
        _ question: RequestFacts, name: Range<Int>, in bytes: Span<UInt8>, at nas: NASID, directory: AccessDirectory
    ) {
        let station = question.station
        let typed = name.isEmpty ? nil : StationMAC.read(name, in: bytes)
        mac = station ?? typed
        var found = name.isEmpty ? nil : directory.find(userName: bytes.extracting(name))
        var identification = Identification.userName
        if found == nil, let typed {
            (found, identification) = (directory.find(mac: typed, kinds: question.kindsFoundByMAC), .mac)
        }
        // Who dials in names a user; another one's line must not stand in for a name that does not exist.
        if found == nil, !question.isDialIn, let station {
            (found, identification) = (directory.find(mac: station, kinds: AccessKindSet(.hotspot)), .mac)
        }
        if found == nil, !question.isDialIn, let circuit = question.circuit {
            (found, identification) = (directory.find(circuit: bytes.extracting(circuit), at: nas), .circuit)
        }
        terms = found
        self.identification = identification
        circuit = question.circuitProof(for: found, in: bytes)
    }
}
