// SPDX-License-Identifier: Apache-2.0

/// Which attribute: the vendor whose numbers are meant, and the numbers from the outermost attribute inwards.
///
/// A plain value of sixteen bytes, so that asking for an attribute costs no allocation and no text. Written as on the wire:
/// `97`, `26.14988.8` for a vendor's, `241.6.3` for an extended one, `241.26.9.1` for a vendor's in an extended one.
public struct AttributeKey: Sendable, Hashable {
    /// Four numbers of 16 bits, the outermost highest; what ``depth`` does not count is zero.
    private let path: UInt64
    /// The vendor's private enterprise number; 0 for the attributes of the RFCs.
    public let vendor: UInt32
    /// The extended attribute, 241 to 246, in which the vendor's attribute travels; 0 when it is not in one.
    public let carrier: UInt8
    /// How many numbers lead to the attribute: 1 to ``deepest``.
    public let depth: UInt8

    /// How deep attributes may stand in each other: more than any known one needs, and a bound for hostile packets.
    public static let deepest: UInt8 = 4

    /// An attribute of the RFCs.
    public init(_ number: UInt8) {
        self.init(vendor: 0, UInt16(number))
    }

    /// A vendor's attribute (RFC 2865 section 5.26). Most vendors have numbers up to 255.
    public init(vendor: UInt32, _ number: UInt16) {
        self.init(path: UInt64(number) << 48, vendor: vendor, carrier: 0, depth: 1)
    }

    /// A vendor's attribute inside the extended attribute `carrier` (RFC 6929 section 2.4).
    public init(carrier: UInt8, vendor: UInt32, _ number: UInt8) {
        self.init(path: UInt64(number) << 48, vendor: vendor, carrier: carrier, depth: 1)
    }

    private init(path: UInt64, vendor: UInt32, carrier: UInt8, depth: UInt8) {
        self.path = path
        self.vendor = vendor
        self.carrier = carrier
        self.depth = depth
    }

    /// The attribute `number` inside this one; nil when this one stands at the ``deepest`` level already.
    public func child(_ number: UInt8) -> AttributeKey? {
        guard depth < Self.deepest else { return nil }
        let path = path | UInt64(number) << Self.shift(of: depth)
        return AttributeKey(path: path, vendor: vendor, carrier: carrier, depth: depth + 1)
    }

    /// The attribute that this one stands in; nil for an outermost one.
    public var parent: AttributeKey? {
        guard depth > 1 else { return nil }
        let path = path & ~(UInt64(UInt16.max) << Self.shift(of: depth - 1))
        return AttributeKey(path: path, vendor: vendor, carrier: carrier, depth: depth - 1)
    }

    /// The number of the outermost attribute, counted in the vendor's space.
    public var outermost: UInt16 { UInt16(truncatingIfNeeded: path >> 48) }

    /// The number of the attribute itself within the one that it stands in.
    public var innermost: UInt16 { UInt16(truncatingIfNeeded: path >> Self.shift(of: depth - 1)) }

    /// The numbers from the outermost inwards.
    public var numbers: [UInt16] {
        (0..<depth).map { UInt16(truncatingIfNeeded: path >> Self.shift(of: $0)) }
    }

    /// The numbers in one word, the outermost lowest, so that those of most attributes are written short.
    package var packed: UInt64 {
        numbers.reversed().reduce(0) { $0 << 16 | UInt64($1) }
    }

    /// The attribute of ``packed`` numbers. Dictionaries give no inner attribute the number 0, so the word tells the depth.
    package init(packed: UInt64, vendor: UInt32) {
        var path: UInt64 = 0
        var depth: UInt8 = 1
        for level in 0..<Self.deepest {
            let number = UInt16(truncatingIfNeeded: packed >> (16 * UInt64(level)))
            path = path << 16 | UInt64(number)
            if number != 0 { depth = level + 1 }
        }
        self.init(path: path, vendor: vendor, carrier: 0, depth: depth)
    }

    /// Where the number of a level, counted from 0, stands in ``path``.
    private static func shift(of level: UInt8) -> UInt64 { 48 &- 16 &* UInt64(level) }
}

extension AttributeKey: Comparable {
    /// By vendor, then carrier, then numbers; an attribute comes before those that stand in it.
    public static func < (left: AttributeKey, right: AttributeKey) -> Bool {
        if left.vendor != right.vendor { return left.vendor < right.vendor }
        if left.carrier != right.carrier { return left.carrier < right.carrier }
        if left.path != right.path { return left.path < right.path }
        return left.depth < right.depth
    }
}

extension AttributeKey: CustomStringConvertible {
    /// The numbers as they stand on the wire, between full stops.
    public var description: String {
        var parts = numbers.map(String.init)
        if vendor != 0 || carrier != 0 { parts.insert(String(vendor), at: 0) }
        if carrier != 0 {
            parts.insert(contentsOf: [String(carrier), "26"], at: 0)
        } else if vendor != 0 {
            parts.insert("26", at: 0)
        }
        return parts.joined(separator: ".")
    }
}
