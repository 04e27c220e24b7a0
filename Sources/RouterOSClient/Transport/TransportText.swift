// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix
import NIOSSL

/// What went wrong with a connection, in words for the provider's people.
enum TransportText {
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) } ?? "its name \(error.host) has no address"
        case let error as IOError: String(describing: error)
        case ChannelError.connectTimeout: "nobody answers at the address and port"
        case ChannelError.eof:
            "it closed the connection during the handshake; see that the service at that port speaks TLS"
        case let error as NIOSSLError: "TLS failed (\(error))"
        case let error as BoringSSLError: "TLS failed (\(error))"
        default: "\(error)"
        }
    }
}
