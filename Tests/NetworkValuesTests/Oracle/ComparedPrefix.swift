// SPDX-License-Identifier: Apache-2.0

import NetworkValues

/// What the three prefix types have in common, with one number type for all, so that one function asks them all.
protocol ComparedPrefix: CustomStringConvertible, Comparable {
    associatedtype Address: CustomStringConvertible
    var first: Address { get }
    var last: Address { get }
    var buddy: Self? { get }
    func contains(_ address: Address) -> Bool
    func contains(_ other: Self) -> Bool
    func overlaps(_ other: Self) -> Bool
    func supernet(length: Int) -> Self?
    func countOfSubnets(length: Int) -> UInt128?
    func numberedSubnet(_ index: UInt128, length: Int) -> Self?
    func number(of subnet: Self) -> UInt128?
    func shared(with other: Self) -> Self?
}

extension ComparedPrefix {
    /// Everything that comes out of one prefix.
    func arithmetic(length: Int, index: UInt128) -> [String] {
        let count = countOfSubnets(length: length)
        let subnet = numberedSubnet(index, length: length)
        return [
            "\(self)", "\(first)", "\(last)", OracleAnswers.orNone(count), OracleAnswers.orNone(subnet),
            OracleAnswers.orNone(subnet.flatMap { number(of: $0) }),
            OracleAnswers.orNone(count.flatMap { numberedSubnet($0 - 1, length: length) }),
            OracleAnswers.orNone(count.flatMap { numberedSubnet($0, length: length) }),
            OracleAnswers.orNone(supernet(length: length)), OracleAnswers.orNone(buddy),
        ]
    }

    /// How two prefixes lie, as ones and zeros, and the longest prefix around both.
    func relation(to other: Self) -> [String] {
        let facts = [
            contains(other), other.contains(self), contains(other.first), contains(other.last),
            other.contains(first),
            other.contains(last), overlaps(other), other.overlaps(self), self < other, other < self,
            self == other,
        ]
        return [facts.map { $0 ? "1" : "0" }.joined(), OracleAnswers.orNone(shared(with: other))]
    }
}

extension IPv4Prefix: ComparedPrefix {
    func countOfSubnets(length: Int) -> UInt128? { subnetCount(length: length).map { UInt128($0) } }
    func numberedSubnet(_ index: UInt128, length: Int) -> IPv4Prefix? {
        UInt32(exactly: index).flatMap { subnet(at: $0, length: length) }
    }
    func number(of subnet: IPv4Prefix) -> UInt128? { index(of: subnet).map { UInt128($0) } }
    func shared(with other: IPv4Prefix) -> IPv4Prefix? { common(with: other) }
}

extension IPv6Prefix: ComparedPrefix {
    func countOfSubnets(length: Int) -> UInt128? { subnetCount(length: length) }
    func numberedSubnet(_ index: UInt128, length: Int) -> IPv6Prefix? {
        subnet(at: index, length: length)
    }
    func number(of subnet: IPv6Prefix) -> UInt128? { index(of: subnet) }
    func shared(with other: IPv6Prefix) -> IPv6Prefix? { common(with: other) }
}

extension IPPrefix: ComparedPrefix {
    func countOfSubnets(length: Int) -> UInt128? { subnetCount(length: length) }
    func numberedSubnet(_ index: UInt128, length: Int) -> IPPrefix? {
        subnet(at: index, length: length)
    }
    func number(of subnet: IPPrefix) -> UInt128? { index(of: subnet) }
    func shared(with other: IPPrefix) -> IPPrefix? { common(with: other) }
}
