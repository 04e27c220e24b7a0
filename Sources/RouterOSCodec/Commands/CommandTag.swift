// SPDX-License-Identifier: Apache-2.0

/// Tells the replies to one command from those to another on the same connection.
public struct CommandTag: Sendable, Hashable {
    public let number: UInt32

    public init(_ number: UInt32) {
        self.number = number
    }

    static let prefix = Array(".tag=".utf8)

    var word: [UInt8] { Self.prefix + Array(String(number).utf8) }

    /// Reads `.tag=` and a decimal number as ``word`` writes it; nil for a tag that we did not give.
    init?(word: ArraySlice<UInt8>) {
        guard word.starts(with: Self.prefix) else { return nil }
        let digits = word.dropFirst(Self.prefix.count)
        guard let number = UInt32(String(decoding: digits, as: UTF8.self)), digits.elementsEqual("\(number)".utf8)
        else {
            return nil
        }
        self.init(number)
    }
}

extension CommandTag: CustomStringConvertible {
    public var description: String { "\(number)" }
}
