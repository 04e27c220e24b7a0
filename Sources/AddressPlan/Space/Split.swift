// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Divides a prefix into equal parts.
public enum Split {
    /// A /32 in /48s: more parts than anybody can name.
    public static let partsLimit = 65_536

    /// All parts of one length, in address order.
    public static func parts(of prefix: IPPrefix, length: Int) throws(SplitError) -> [IPPrefix] {
        guard (prefix.length...prefix.family.bitWidth).contains(length) else {
            throw .lengthOutOfRange(prefix: prefix, length: length)
        }
        guard let count = prefix.subnetCount(length: length), count <= UInt128(partsLimit) else {
            throw .tooManyParts(prefix: prefix, length: length)
        }
        return (0..<count).compactMap { prefix.subnet(at: $0, length: length) }
    }

    /// `count` equal parts, as large as that many parts can be; what is left over when `count` is no power of two stays
    /// free at the high end.
    public static func evenly(_ prefix: IPPrefix, into count: Int) throws(SplitError) -> [IPPrefix] {
        guard (1...partsLimit).contains(count) else { throw .badCount(prefix: prefix, count: count) }
        let bits = Int.bitWidth - (count - 1).leadingZeroBitCount
        guard prefix.length + bits <= prefix.family.bitWidth else { throw .badCount(prefix: prefix, count: count) }
        return Array(try parts(of: prefix, length: prefix.length + bits).prefix(count))
    }
}

/// Why a prefix was not divided.
public enum SplitError: Error, Hashable, Sendable {
    /// The length is shorter than the prefix's or longer than an address.
    case lengthOutOfRange(prefix: IPPrefix, length: Int)

    /// There would be more than ``Split/partsLimit`` parts.
    case tooManyParts(prefix: IPPrefix, length: Int)

    /// The number of parts is not 1 to ``Split/partsLimit``, or more than the prefix has addresses.
    case badCount(prefix: IPPrefix, count: Int)
}

extension SplitError: CustomStringConvertible {
    /// What was asked for, why it is not possible, and what to do.
    public var description: String {
        switch self {
        case .lengthOutOfRange(let prefix, let length):
            "\(prefix) cannot be split into /\(length)s; choose a length from \(prefix.length) to "
                + "\(prefix.family.bitWidth)"
        case .tooManyParts(let prefix, let length):
            "splitting \(prefix) into /\(length)s gives more than \(Split.partsLimit) parts; choose a shorter length, or "
                + "make it a pool, which hands them out one by one"
        case .badCount(let prefix, let count):
            "\(prefix) cannot be split into \(count) parts; choose 1 to \(Split.partsLimit) parts, and no more than it "
                + "has addresses"
        }
    }
}
