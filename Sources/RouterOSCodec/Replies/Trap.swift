// SPDX-License-Identifier: Apache-2.0

/// Why a router did not do what it was told.
public struct Trap: Error, Sendable, Hashable {
    /// Nil when the router gave none, or one that is not known here.
    public let category: TrapCategory?
    /// In the router's words.
    public let message: RawText

    public init(_ category: TrapCategory?, message: RawText) {
        self.category = category
        self.message = message
    }
}

extension Trap {
    /// From the properties of a reply; what the router did not say is empty.
    init(_ row: ReplyRow) {
        let category = row["category"].flatMap { UInt8($0.text) }.flatMap { TrapCategory(rawValue: $0) }
        self.init(category, message: row["message"] ?? "")
    }

    var attributes: [Attribute] {
        let category = category.map { [Attribute("category", RawText("\($0.rawValue)"))] } ?? []
        return category + [Attribute("message", message)]
    }
}

extension Trap: CustomStringConvertible {
    public var description: String {
        let message = message.isEmpty ? "it did not say why" : message.text.debugDescription
        return category.map { "\(message) (category \($0.rawValue))" } ?? message
    }
}
