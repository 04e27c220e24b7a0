// SPDX-License-Identifier: Apache-2.0

import Glibc
import NetworkValues

/// An address to send from, with the first port at it, which is opened at the start: what cannot work fails then.
struct ControlSource: Sendable {
    let address: IPAddress
    let firstPort: OpenPort

    /// The sources at these addresses. A family that the machine lacks is left out where any address of it would do.
    static func all(at addresses: [IPAddress]) throws(ControlSourceError) -> [ControlSource] {
        var sources: [ControlSource] = []
        for address in addresses {
            do throws(ControlSourceError) {
                sources.append(ControlSource(address: address, firstPort: try OpenPort(at: address)))
            } catch {
                let isAnyAddress = RadiusEndpoint(address: address, port: 0).isWildcard
                guard error.isMissingAddress, isAnyAddress else {
                    sources.forEach { $0.close() }
                    throw error
                }
            }
        }
        return sources
    }

    /// Closes the port, which nobody will use.
    func close() { _ = Glibc.close(firstPort.descriptor) }
}
