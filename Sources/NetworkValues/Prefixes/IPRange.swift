// SPDX-License-Identifier: Apache-2.0

/// All addresses from a first to a last one of the same family, both included.
public struct IPRange: Sendable, Hashable {
    /// The lowest address.
    public let first: IPAddress
    /// The highest address.
    public let last: IPAddress

    /// Refuses ends of different families and a first address greater than the last.
    ///
    /// IPv4-mapped IPv6 addresses are taken as the IPv4 addresses that they stand for.
    public init(first: IPAddress, last: IPAddress) throws(IPRangeError) {
        self.first = IPAddress(mapped: first.mapped)
        self.last = IPAddress(mapped: last.mapped)
        guard self.first.family == self.last.family else {
            throw IPRangeError.mixedFamilies(first: first, last: last)
        }
        guard self.first <= self.last else { throw IPRangeError.reversed(first: first, last: last) }
    }

    /// The addresses of a prefix.
    public init(_ prefix: IPPrefix) {
        first = prefix.first
        last = prefix.last
    }

    /// Reads "192.0.2.10-192.0.2.20": two addresses of one family and a "-", without spaces.
    public init(parsing text: String) throws(AddressSyntaxError) {
        let bytes = text.utf8.span
        do throws(SyntaxFault) {
            self = try Self.range(parsing: bytes)
        } catch {
            throw AddressSyntaxError(.range, error, in: bytes)
        }
    }

    private static func range(parsing bytes: Span<UInt8>) throws(SyntaxFault) -> IPRange {
        guard bytes.count > 0 else { throw SyntaxFault(.empty, at: 0) }
        var dash = 0
        while dash < bytes.count, bytes[dash] != ASCII.dash {
            dash += 1
        }
        guard dash < bytes.count else { throw SyntaxFault(.missingDash, at: bytes.count) }
        let first = try IPAddress.address(parsing: bytes.extracting(..<dash))
        let last: IPAddress
        do throws(SyntaxFault) {
            last = try IPAddress.address(parsing: bytes.extracting((dash + 1)...))
        } catch {
            throw error.moved(by: dash + 1)
        }
        do throws(IPRangeError) {
            return try IPRange(first: first, last: last)
        } catch {
            throw SyntaxFault(error.syntaxReason, at: dash + 1)
        }
    }
}

extension IPRange {
    /// Whether the address has the same family and lies in the range.
    public func contains(_ address: IPAddress) -> Bool {
        address.family == first.family && first <= address && address <= last
    }

    /// How many addresses there are; nil for all of IPv6, whose count needs 129 bits.
    public var count: UInt128? {
        let distance = last.mapped.bits - first.mapped.bits
        return distance == .max ? nil : distance + 1
    }

    /// The fewest prefixes that hold exactly these addresses, in order; at most 254.
    public var prefixes: [IPPrefix] {
        var prefixes: [IPPrefix] = []
        var start = first.mapped.bits
        let end = last.mapped.bits
        while true {
            // The next prefix is as large as the start's alignment and the rest of the range allow.
            let rest = end - start
            let fitting = rest == .max ? 128 : 127 - (rest + 1).leadingZeroBitCount
            let width = min(start.trailingZeroBitCount, fitting)
            let prefix = IPv6Prefix(uncheckedMasking: start, length: UInt8(truncatingIfNeeded: 128 - width))
            prefixes.append(IPPrefix(mapped: prefix))
            guard prefix.last.bits < end else { return prefixes }
            start = prefix.last.bits + 1
        }
    }
}

extension IPRange: CustomStringConvertible {
    public var description: String { "\(first)-\(last)" }
}
