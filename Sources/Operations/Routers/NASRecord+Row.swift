// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

extension NASRecord {
    /// From the columns that ``Routers`` selects.
    init(row: Row) throws {
        var terms = NASDescription(name: try row.text(1))
        terms.state = try row.word(2)
        terms.source = try row.optional(3, row.prefix)
        terms.vendor = try row.word(4)
        terms.version = try row.optional(5) { try SoftwareVersion(parsing: try row.text($0)) }
        terms.defence = NASDefence(
            requireMessageAuthenticator: try row.word(6), limitProxyState: try row.word(7),
            learnedMessageAuthenticator: try row.optional(8) { try row.text($0) == "yes" },
            learnedProxyState: try row.optional(9) { try row.text($0) == "yes" })
        terms.invertedRates = try row.flag(10)
        terms.invertedAccounting = try row.flag(11)
        terms.interimInterval = try row.optional(12, row.number)
        terms.dynamicAuthorizationPort = try row.number(13)
        self.init(id: try row.id(0), terms: terms, hasSecret: try row.flag(14))
    }
}

extension NASDescription {
    /// The columns of a row from `name` to `dynamic_authorization_port`, without the secret.
    var values: [SQLValue] {
        [
            .text(name), .word(state), .prefix(source), .word(vendor), .text(version?.description),
            .word(defence.requireMessageAuthenticator), .word(defence.limitProxyState),
            .text(defence.learnedMessageAuthenticator.map(Self.word)), .text(defence.learnedProxyState.map(Self.word)),
            .flag(invertedRates), .flag(invertedAccounting), .number(interimInterval),
            .number(dynamicAuthorizationPort as UInt16?),
        ]
    }

    private static func word(_ learned: Bool) -> String { learned ? "yes" : "no" }
}
