// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// An address and a UDP port: `[2001:db8::1]:1812`, `192.0.2.1:1812`.
public struct RadiusEndpoint: Sendable, Hashable {
    public let address: IPAddress
    /// 0 lets the system choose a free port.
    public let port: UInt16

    public init(address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Whether it stands for every address of the machine: `::` or `0.0.0.0`.
    var isWildcard: Bool {
        switch address {
        case .v4(let address): address.bits == 0
        case .v6(let address): address.bits == 0
        }
    }
}

extension RadiusEndpoint: CustomStringConvertible {
    public var description: String {
        switch address {
        case .v4(let address): "\(address):\(port)"
        case .v6(let address): "[\(address)]:\(port)"
        }
    }
}
