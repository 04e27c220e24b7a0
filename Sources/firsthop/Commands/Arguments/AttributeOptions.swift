// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Operations
import WebServer

/// Extra attributes for answers, by the names of the dictionary.
struct AttributeOptions: ParsableArguments {
    @Option(help: "In which answers they are sent: accept, block (into a garden) or restore (out of it).")
    var purpose = ReplyPurpose.accept

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp("An attribute in place of all that were; may be repeated.", valueName: "Name=value"))
    var attributes: [String] = []

    @Flag(help: "Take all of that purpose away.")
    var clear = false

    func validate() throws {
        if clear && !attributes.isEmpty { throw ValidationError("Either --set or --clear.") }
    }

    /// Whether anything is to be changed.
    var changesAnything: Bool { clear || !attributes.isEmpty }

    /// Sets or clears them for a scope.
    func verb(_ scope: AttributeScope) throws -> SetExtraAttributes {
        let pairs = try attributes.map { text in
            guard let equals = text.firstIndex(of: "=") else {
                throw Refusal(.malformed, "“\(text)” is no attribute", advice: "write it as Name=value")
            }
            return (name: trimmed(text[..<equals]), value: trimmed(text[text.index(after: equals)...]))
        }
        return SetExtraAttributes(scope, purpose, pairs, checking: DictionaryChecking())
    }

    private func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}

/// Extra attributes as a table for a person.
enum AttributeTable {
    static func text(_ attributes: [ExtraAttribute]) -> String {
        guard !attributes.isEmpty else { return "" }
        var table = Table(.text("SENT TO"), .text("ATTRIBUTE"), .prose("VALUE"))
        for attribute in attributes { table.add(attribute.purpose.rawValue, attribute.name, attribute.value) }
        return table.text()
    }
}

extension JSONValue {
    static func extraAttribute(_ attribute: ExtraAttribute) -> JSONValue {
        [
            "purpose": .string(attribute.purpose.rawValue), "name": .string(attribute.name),
            "value": .string(attribute.value),
        ]
    }
}
