// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Why a load cannot be made as it was asked for, or could not go on.
public enum LoadError: Error, Sendable, Hashable {
    case subscriberCount(Int)
    case poolTooSmall(IPv6Prefix, count: Int)
    case prefixLength(pool: IPv6Prefix, length: Int)
    case window(Int)
    case rate(Int)
    case noSecret
    /// A request of this subscriber would not fit into a packet: `reason` says why.
    case request(subscriber: Int, reason: String)
    /// The system refused a call; `errno` is its error number.
    case system(call: String, target: String, errno: Int32, reason: String)
}

extension LoadError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .subscriberCount(let count):
            "making a load of \(count) subscribers: it must be 1 to \(SubscriberSeries.most)"
        case .poolTooSmall(let pool, let count):
            "expecting prefixes of \(pool): it has fewer than the \(count) subscribers need; name a larger pool or "
                + "ask for fewer subscribers"
        case .prefixLength(let pool, let length):
            "expecting prefixes of length \(length) in \(pool): the length must be \(pool.length) to 128"
        case .window(let window):
            "keeping \(window) requests under way: the window must be 1 to \(Pacing.largestWindow)"
        case .rate(let rate):
            "sending \(rate) requests a second: the rate must be 1 to \(Pacing.highestRate)"
        case .noSecret:
            "making a load without a shared secret: RADIUS needs one; give the secret that the server has for this machine"
        case .request(let subscriber, let reason):
            "writing the request of subscriber \(subscriber): \(reason); shorten the name or the password"
        case .system(let call, let target, _, let reason):
            "sending to \(target): \(call): \(reason); look whether the address is one that this machine can reach"
        }
    }
}
