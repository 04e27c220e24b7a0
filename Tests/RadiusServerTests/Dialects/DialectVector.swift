// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import TestKit
import Testing

@testable import RadiusServer

/// One case of `Tests/Vectors/dialects`: a grant, a router, and what may stand in the answer, or in the change.
struct DialectVector: CustomStringConvertible {
    let row: VectorRow
    let grant: AccessGrant
    /// Whether a running session is told the grant.
    let isChange: Bool
    let nas: NASProfile
    var rules: [DialectRule] = []

    var description: String { "\(row.path):\(row.line) \(row.fields.dropFirst().first ?? "")" }

    /// Every case of every vendor's file.
    static func all() throws -> [DialectVector] {
        try NASVendor.allCases.flatMap { vendor in
            let file = try VectorFile("dialects/\(vendor.rawValue.replacing("_", with: "-")).txt")
            return try cases(of: file)
        }
    }

    private static func cases(of file: VectorFile) throws -> [DialectVector] {
        var cases: [DialectVector] = []
        for row in file.rows {
            if try ["case", "change"].contains(row.field(0)) {
                cases.append(try DialectVector(row))
                continue
            }
            let last = try #require(cases.indices.last, "\(row): a rule before the first case")
            cases[last].rules.append(try DialectRule(row))
        }
        return cases
    }

    /// The packet in which the router is told the grant.
    func packet() throws -> [UInt8] { isChange ? try nas.change(grant) : try nas.accept(grant) }

    private init(_ row: VectorRow) throws {
        self.row = row
        isChange = try row.field(0) == "change"
        let vendor = try row.field(2) { NASVendor(rawValue: $0) }
        let version = try row.field(3)
        let text = try GrantText(row.field(4))
        grant = text.grant
        nas = try #require(
            NASProfile.testing(
                vendor, version: version == "-" ? nil : SoftwareVersion(parsing: version),
                invertedRates: text.isInverted))
    }
}
