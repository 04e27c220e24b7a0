// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// An address and a TCP port to answer on: `[2001:db8::1]:443`, `[::]:8080`, `192.0.2.1:80`.
///
/// Only literal addresses: a name could stand for other addresses tomorrow, and nobody would have changed anything.
public struct ListenAddress: Hashable, Sendable {
    public let address: IPAddress
    /// 0 lets the system choose a free port.
    public let port: UInt16

    public init(address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Reads `[IPv6]:port` or `IPv4:port`.
    public init(parsing text: String) throws(ListenAddressError) {
        guard let colon = text.lastIndex(of: ":") else { throw ListenAddressError(text: text, reason: .noPort) }
        let portText = text[text.index(after: colon)...]
        guard !portText.isEmpty, portText.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let port = UInt16(portText) else {
            throw ListenAddressError(text: text, reason: portText.contains("]") ? .noPort : .port)
        }
        self.init(address: try Self.address(text[..<colon], in: text), port: port)
    }

    private static func address(_ host: Substring, in text: String) throws(ListenAddressError) -> IPAddress {
        do {
            if host.hasPrefix("[") && host.hasSuffix("]") {
                return .v6(try IPv6Address(parsing: String(host.dropFirst().dropLast())))
            }
            return .v4(try IPv4Address(parsing: String(host)))
        } catch {
            let isBare = host.contains(":") && !host.hasPrefix("[")
            throw ListenAddressError(text: text, reason: isBare ? .brackets : .address(error.description))
        }
    }
}

extension ListenAddress: CustomStringConvertible {
    public var description: String {
        switch address {
        case .v4(let address): "\(address):\(port)"
        case .v6(let address): "[\(address)]:\(port)"
        }
    }
}

/// Why a text is no ``ListenAddress``.
public struct ListenAddressError: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        case noPort
        case port
        case brackets
        /// What is wrong with the address, in words.
        case address(String)
    }

    public let text: String
    public let reason: Reason
}

extension ListenAddressError: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .noPort: "\"\(text)\" names no port; write [address]:port for IPv6 or address:port for IPv4"
        case .port: "\"\(text)\" does not end in a port from 0 to 65535"
        case .brackets: "\"\(text)\" has an IPv6 address without brackets; write [address]:port"
        case .address(let problem): "\"\(text)\" does not start with an address: \(problem)"
        }
    }
}
