// SPDX-License-Identifier: Apache-2.0

/// Why bytes could not be read.
public enum ByteReaderError: Error, Sendable, Hashable {
    /// `wanted` bytes were asked for at `offset`, where only `available` are left.
    case truncated(offset: Int, wanted: Int, available: Int)
    /// `count` bytes stand at `offset` behind everything that should be there.
    case leftover(offset: Int, count: Int)
    /// A count below zero was asked for, as wrong arithmetic on a received length gives.
    case negativeCount(offset: Int, count: Int)
}

extension ByteReaderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .truncated(let offset, let wanted, let available):
            "\(wanted) bytes are needed at byte \(offset), but only \(available) are left"
        case .leftover(let offset, let count):
            "\(count) bytes are left over at byte \(offset), where the data should end"
        case .negativeCount(let offset, let count):
            "a length of \(count) was computed at byte \(offset); a length is not negative"
        }
    }
}
