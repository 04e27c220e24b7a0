// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// The value of one argument. How it is quoted is the renderer's business; the API sends `plainText` as it is.
public enum RouterOSValue: Sendable, Hashable {
    /// A word of RouterOS's own.
    case word(StaticWord)
    /// Text of people or programs.
    case text(String)
    case number(UInt64)
    /// Rates of a simple queue. RouterOS sees them from the subscriber's router: **upload first**.
    case uploadDownload(Rates)
    /// Two numbers in the same order.
    case pair(up: UInt64, down: UInt64)
    /// Two queue types in the same order.
    case types(up: String, down: String)
    case prefixes([IPPrefix])

    /// A word that can stand in a script without quotes.
    public enum StaticWord: String, Sendable, CaseIterable {
        case yes, no, none, global, forward
        case fairQueueing = "fq-codel"
        case markPacket = "mark-packet"
    }

    /// The value without any quotes.
    public var plainText: String {
        switch self {
        case .word(let word): word.rawValue
        case .text(let text): text
        case .number(let number): "\(number)"
        case .uploadDownload(let rates): "\(rates.up)/\(rates.down)"
        case .pair(let up, let down): "\(up)/\(down)"
        case .types(let up, let down): "\(up)/\(down)"
        case .prefixes(let prefixes): prefixes.map(\.description).joined(separator: ",")
        }
    }

    /// Whether it must be quoted in a script.
    var isText: Bool {
        switch self {
        case .text, .types: true
        case .word, .number, .uploadDownload, .pair, .prefixes: false
        }
    }
}
