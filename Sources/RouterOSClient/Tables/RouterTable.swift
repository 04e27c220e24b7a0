// SPDX-License-Identifier: Apache-2.0

import RouterOSCodec

/// A menu of which we keep rows, and how its rows compare.
struct RouterTable: Sendable {
    let path: MenuPath
    /// The properties that we write, apart from the comment.
    let properties: [RawText: PropertyKind]
    /// Those that no two rows of the menu may have in common.
    let identity: [RawText]
    /// Whether the first row that fits is the one that counts, so that new ones go before all others.
    var isOrdered = false

    /// Whether a value that the router has is the one that is wanted. What a router does not print has its default: nothing.
    func isSame(_ name: RawText, _ actual: RawText?, _ wanted: RawText) -> Bool {
        (properties[name] ?? .text).isSame(actual ?? "", wanted)
    }

    /// Whether a row is about the same thing as a wanted one.
    func isSameThing(_ row: ReplyRow, _ wanted: WantedRow) -> Bool {
        identity.allSatisfy { name in wanted[name].map { isSame(name, row[name], $0) } ?? false }
    }

    /// What a wanted row would change in one that is there.
    func differences(_ row: ReplyRow, _ wanted: WantedRow) -> [Attribute] {
        wanted.values.filter { !isSame($0.name, row[$0.name], $0.value) }
    }

    /// The properties to ask for.
    var printed: RawText? {
        let names = properties.keys.map(\.text).sorted() + [".id", "comment", "dynamic"]
        return RawText(list: names.map { RawText($0) })
    }
}

/// A row that a router shall have.
struct WantedRow: Sendable, Hashable {
    let token: OwnershipToken
    /// Its properties, without the comment.
    let values: [Attribute]

    subscript(name: RawText) -> RawText? {
        values.first { $0.name == name }?.value
    }

    /// What it is added with.
    var arguments: [Attribute] { values + [Attribute("comment", token.text)] }
}
