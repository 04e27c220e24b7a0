// SPDX-License-Identifier: Apache-2.0

/// A row of a menu, as the router prints it: properties in its order.
public struct ReplyRow: Sendable, Hashable {
    public let attributes: [Attribute]

    public init(_ attributes: [Attribute]) {
        self.attributes = attributes
    }

    /// The value of a property; the first where a router names it twice.
    public subscript(name: RawText) -> RawText? {
        attributes.first { $0.name == name }?.value
    }

    /// What the row is called.
    public var id: ItemID? { self[".id"].flatMap { ItemID($0) } }

    /// Whether the router made the row itself.
    public var isDynamic: Bool { self["dynamic"]?.flag ?? false }

    /// Whether this is the notice of a row that is gone, as `listen` gives it.
    public var isDead: Bool { self[".dead"]?.flag ?? false }
}
