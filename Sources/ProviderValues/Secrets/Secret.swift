// SPDX-License-Identifier: Apache-2.0

/// Bytes that must not be seen: printing, interpolating, dumping or reflecting one shows `<redacted>`.
///
/// Not `Codable` and not `Hashable` on purpose: neither an encoder nor a hash table may look inside.
public struct Secret: Sendable {
    private let bytes: [UInt8]

    /// These bytes, as they are.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The UTF-8 bytes of `text`.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// How many bytes there are.
    public var count: Int { bytes.count }

    /// The bytes themselves. Every call is a place to review.
    public func reveal() -> [UInt8] { bytes }

    /// The bytes as text; nil when they are not UTF-8. Every call is a place to review.
    public func revealText() -> String? {
        String(validating: bytes, as: UTF8.self)
    }
}

extension Secret: Equatable {
    /// Compares in a time that depends on the lengths only, so that nobody learns a secret byte by byte.
    public static func == (left: Secret, right: Secret) -> Bool {
        guard left.bytes.count == right.bytes.count else { return false }
        var difference: UInt8 = 0
        for index in left.bytes.indices {
            difference |= left.bytes[index] ^ right.bytes[index]
        }
        return difference == 0
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Without children: a dump shows nothing but `<redacted>`.
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: nil) }
}
