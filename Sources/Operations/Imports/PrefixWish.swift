// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// What a row says about the prefixes of its line.
enum PrefixWish: Equatable, Sendable {
    case none
    /// The next one from the router's pools.
    case assigned
    case exactly([IPPrefix])

    /// The word that stands for ``assigned``.
    static let word = "assign"

    /// Reads prefixes, or addresses as prefixes of full length, with blanks between them.
    init(parsing text: String, family: IPFamily) throws(ServiceFieldFault) {
        if text.isEmpty {
            self = .none
        } else if text == Self.word {
            self = .assigned
        } else {
            var prefixes: [IPPrefix] = []
            for part in text.split(separator: " ") { prefixes.append(try Self.prefix(String(part), family)) }
            self = .exactly(prefixes)
        }
    }

    private static func prefix(_ text: String, _ family: IPFamily) throws(ServiceFieldFault) -> IPPrefix {
        let prefix: IPPrefix
        do throws(AddressSyntaxError) {
            prefix = text.contains("/") ? try IPPrefix(parsing: text) : IPPrefix(try IPAddress(parsing: text))
        } catch {
            throw ServiceFieldFault("\(error); write it so, or “\(word)”")
        }
        guard prefix.family == family else {
            throw ServiceFieldFault("\(prefix) is of the other family; write it into the other column")
        }
        return prefix
    }

    /// The prefixes that were chosen.
    var prefixes: [IPPrefix] {
        switch self {
        case .none, .assigned: []
        case .exactly(let prefixes): prefixes
        }
    }
}

/// Why a field was not understood, with its value and what to write.
struct ServiceFieldFault: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
