// SPDX-License-Identifier: Apache-2.0

/// Text as RouterOS has it: octets of which nobody says how they are encoded. Compared octet by octet.
public struct RawText: Sendable, Hashable {
    /// The octets as they came, or as they shall go.
    public let octets: [UInt8]

    public init(_ octets: [UInt8]) {
        self.octets = octets
    }

    public init(_ octets: ArraySlice<UInt8>) {
        self.octets = Array(octets)
    }

    /// The UTF-8 of a text.
    public init(_ text: String) {
        octets = Array(text.utf8)
    }

    /// The text for a person; what is no UTF-8 is replaced.
    public var text: String { String(decoding: octets, as: UTF8.self) }

    /// Whether there is nothing.
    public var isEmpty: Bool { octets.isEmpty }
}

extension RawText: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

extension RawText: CustomStringConvertible {
    public var description: String { text }
}
