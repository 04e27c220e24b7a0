// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// One place in a tree of limited rates: a router, sector or group that others share, or one line.
public struct ShapingNode: Sendable, Hashable {
    public var token: ShapingToken
    /// What people call it; any text on one line.
    public var name: String
    /// Where its parent stands among the blueprint's nodes; nil at the top.
    public var parent: Int?
    /// What it has at most; both directions more than 0.
    public var maximum: Rates
    /// What it is sure of; 0 for nothing.
    public var guarantee: Rates
    /// Who goes first when a parent is full: 1 before 8.
    public var priority: UInt8
    /// What makes it a line; nil for what others share.
    public var line: ShapedLine?
    /// The PPP profiles of the plans whose lines share it.
    public var profiles: [String]

    public init(
        token: ShapingToken, name: String, parent: Int? = nil, maximum: Rates, guarantee: Rates = Rates(both: 0),
        priority: UInt8 = 8, line: ShapedLine? = nil, profiles: [String] = []
    ) {
        self.token = token
        self.name = name
        self.parent = parent
        self.maximum = maximum
        self.guarantee = guarantee
        self.priority = priority
        self.line = line
        self.profiles = profiles
    }
}

/// The traffic of one line.
public struct ShapedLine: Sendable, Hashable {
    /// Everything that is its own, of both families: addresses, link prefixes, whole delegations.
    public var prefixes: [IPPrefix]
    public var mac: MACAddress?
    public var burst: ShapedBurst?

    public init(prefixes: [IPPrefix], mac: MACAddress? = nil, burst: ShapedBurst? = nil) {
        self.prefixes = prefixes
        self.mac = mac
        self.burst = burst
    }
}

/// What a line may have above its maximum for a short time.
public struct ShapedBurst: Sendable, Hashable {
    public var rates: Rates
    /// The average below which it is allowed.
    public var threshold: Rates
    /// Seconds over which that average is taken.
    public var secondsDown: UInt32
    public var secondsUp: UInt32

    public init(rates: Rates, threshold: Rates, secondsDown: UInt32, secondsUp: UInt32) {
        self.rates = rates
        self.threshold = threshold
        self.secondsDown = secondsDown
        self.secondsUp = secondsUp
    }
}
