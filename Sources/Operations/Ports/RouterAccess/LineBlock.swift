// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// On which of a router's address lists a line shall be.
public struct LineBlock: Sendable, Hashable {
    public var service: ServiceID
    /// The list, such as ``usualList``; nil to take the line off every list that we put it on.
    public var list: String?
    /// Everything that the line has, of both families: addresses, link prefixes and delegated prefixes. What was listed for the line
    /// before and is not among them is taken off.
    public var prefixes: [IPPrefix]

    public init(service: ServiceID, list: String?, prefixes: [IPPrefix]) {
        self.service = service
        self.list = list
        self.prefixes = prefixes
    }

    /// The list that customers who do not pay have been put on ever since, by those from whom routers are taken over.
    public static let usualList = "SpLBL_blocked"
    /// The same for customers who are new.
    public static let usualListOfNew = "SpLBL_new"
}
