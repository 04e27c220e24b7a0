// SPDX-License-Identifier: Apache-2.0

/// When requests are sent.
public enum Pacing: Sendable, Hashable {
    /// So many requests are under way at any time: the next is sent when a reply has come. Measures how many a second a
    /// server can answer.
    case closed(window: Int)
    /// So many requests are sent each second, whether replies come or not. Latency counts from the moment a request was due,
    /// so that a server that stalls cannot hide the requests that it delayed.
    case open(perSecond: Int)

    /// Every port has 256 identifiers, and an answer must be free to come late.
    public static let largestWindow = RequestBook.mostPorts * PortState.identifiers / 4
    /// More than a processor sends.
    public static let highestRate = 5_000_000

    func checked() throws(LoadError) -> Pacing {
        switch self {
        case .closed(let window):
            guard (1...Self.largestWindow).contains(window) else { throw .window(window) }
        case .open(let rate):
            guard (1...Self.highestRate).contains(rate) else { throw .rate(rate) }
        }
        return self
    }

    /// What a report calls it.
    var name: String {
        switch self {
        case .closed: "closed"
        case .open: "open"
        }
    }

    /// How many ports the requests go out of.
    var ports: Int {
        switch self {
        case .closed(let window): min((window + Self.windowOfPort - 1) / Self.windowOfPort, RequestBook.mostPorts)
        // So many that an identifier rests for a third of a second before it is used again.
        case .open(let rate): min(rate / 3 / PortState.identifiers + 1, RequestBook.mostPorts)
        }
    }

    /// How many ports the requests go out of when each may be under way for several tries: an open loop has all of them.
    var retryingPorts: Int {
        switch self {
        case .closed: ports
        case .open: RequestBook.mostPorts
        }
    }

    /// Small beside the 256 identifiers of a port, so that a single late reply does not hold the others up.
    private static let windowOfPort = 64
}
