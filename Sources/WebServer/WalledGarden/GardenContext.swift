// SPDX-License-Identifier: Apache-2.0

public import Hummingbird
import NIOCore
import NetworkValues

/// A request's surroundings: who sent it.
public struct GardenContext: InitializableFromSource, Sendable {
    /// nil when it did not come over IP.
    let remote: IPAddress?

    public init(source: ApplicationRequestContextSource) {
        remote = source.channel.remoteAddress.flatMap(Self.address)
    }

    /// On a socket that takes both families, IPv4 clients show as addresses in ::ffff:0:0/96.
    private static func address(_ address: SocketAddress) -> IPAddress? {
        // A zone, as in fe80::1%eth0, is of no use to find anybody.
        guard let text = address.ipAddress?.split(separator: "%").first,
            let parsed = try? IPAddress(parsing: String(text))
        else { return nil }
        return IPAddress(mapped: parsed.mapped)
    }
}
