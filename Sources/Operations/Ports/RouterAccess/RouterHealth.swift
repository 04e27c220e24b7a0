// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// How a router is, in its own words.
public struct RouterHealth: Sendable, Hashable {
    /// What it calls itself.
    public let name: String
    /// What it is sold as.
    public let model: String
    /// Nil when it cannot be read.
    public let version: SoftwareVersion?
    public let uptime: Duration?
    /// Percent of its processors that are busy.
    public let load: Int?
    /// Octets of memory that are free, and of all.
    public let freeMemory: Int64?
    public let memory: Int64?

    public init(
        name: String, model: String, version: SoftwareVersion?, uptime: Duration?, load: Int?, freeMemory: Int64?,
        memory: Int64?
    ) {
        self.name = name
        self.model = model
        self.version = version
        self.uptime = uptime
        self.load = load
        self.freeMemory = freeMemory
        self.memory = memory
    }
}
