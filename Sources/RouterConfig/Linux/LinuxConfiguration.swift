// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// What a Linux router shall have: classes of its token bucket hierarchy (HTB), the same on both interfaces but for the rates, and
/// the map that leads packets into them.
public struct LinuxConfiguration: Sendable, Hashable {
    /// What people call the router.
    public let router: String
    /// Where packets to subscribers leave.
    public let towardsSubscribers: LinuxInterface
    /// Where packets from subscribers leave.
    public let towardsInternet: LinuxInterface
    /// Parents before their children.
    public let classes: [LinuxClass]
    public let leaf: LinuxLeaf
    /// Which prefix belongs to which class; none lies in another one of another class.
    public let members: [Member]

    /// The traffic of one prefix.
    public struct Member: Sendable, Hashable {
        public let prefix: IPPrefix
        /// The class's minor number.
        public let minor: UInt16
    }

    /// The interface on which traffic of a direction is shaped: a queue can only hold back what leaves.
    public func interface(_ direction: RateDirection) -> LinuxInterface {
        switch direction {
        case .down: towardsSubscribers
        case .up: towardsInternet
        }
    }
}

/// What keeps the packets of one line. The raw value is tc's word.
public enum LinuxLeaf: String, Sendable, CaseIterable {
    /// Keeps latency low for every flow.
    case fairQueueing = "fq_codel"
    /// Also fair between the hosts of a home; a module of its own.
    case cake
    /// A short queue, for kernels that have neither.
    case fifo = "pfifo"

    /// What stands in a command of tc.
    var terms: String {
        switch self {
        case .fairQueueing, .cake: rawValue
        // The interface's own 1000 packets would be seconds of delay; these are an eighth of one at 5 Mbit/s.
        case .fifo: rawValue + " limit 50"
        }
    }
}
