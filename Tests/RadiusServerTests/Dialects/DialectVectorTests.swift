// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusServer

/// What the dialects write, against what people have typed from the vendors' texts.
@Suite struct DialectVectorTests {
    @Test func everyDialectWritesWhatItsVendorsTextAsksFor() throws {
        for vector in try DialectVector.all() {
            let attributes = try WireAttribute.all(in: vector.packet())
            check(attributes.filter { !isAlwaysAllowed($0) }, against: vector)
        }
    }

    private func check(_ attributes: [WireAttribute], against vector: DialectVector) {
        var groups: [String: Int] = [:]
        for rule in vector.rules {
            let count = attributes.count(where: rule.matches)
            switch rule.kind {
            case .must: #expect(count == 1, "\(vector): \(count) of \(rule.row)")
            case .may: #expect(count <= 1, "\(vector): \(count) of \(rule.row)")
            case .not: #expect(count == 0, "\(vector): \(count) of \(rule.row)")
            case .one(let group): groups[group, default: 0] += count
            }
        }
        for (group, count) in groups {
            #expect(count == 1, "\(vector): \(count) of the group \(group)")
        }
        let allowing = vector.rules.filter { $0.kind != .not }
        for attribute in attributes {
            #expect(allowing.contains { $0.matches(attribute) }, "\(vector): nothing allows \(attribute)")
        }
        for number in Self.ordered {
            let rows = attributes.filter { $0.number == number }.compactMap { attribute in
                allowing.firstIndex { $0.matches(attribute) }
            }
            #expect(rows == rows.sorted(), "\(vector): \(number) in another order than the rows")
        }
    }

    /// Prefixes, routes and resolvers, whose order means something.
    private static let ordered = ["22", "97", "99", "123", "168", "169"]

    /// What an answer may hold whatever the grant: Service-Type Framed, the Message-Authenticator.
    private func isAlwaysAllowed(_ attribute: WireAttribute) -> Bool {
        attribute.octets == [6, 6, 0, 0, 0, 2] || attribute.number == "80"
    }
}
