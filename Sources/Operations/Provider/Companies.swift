// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// The companies, of which most providers have one.
enum Companies {
    /// The company of a name; without a name the only one.
    static func find(named name: String?, in database: Database) throws -> CompanyID {
        let all = try database.all("SELECT id, name FROM company ORDER BY id") {
            (id: try $0.id(0) as CompanyID, name: try $0.text(1))
        }
        let names = all.map { "“\($0.name)”" }.joined(separator: ", ")
        if let name {
            guard let company = all.first(where: { $0.name == name }) else {
                throw Refusal(
                    .notFound, "there is no company “\(name)”",
                    advice: all.isEmpty ? "add it with `firsthop customer company`" : "the companies are \(names)")
            }
            return company.id
        }
        guard let first = all.first else {
            throw Refusal(
                .notFound, "there is no company yet that could bill anybody",
                advice: "add one with `firsthop customer company`")
        }
        guard all.count == 1 else {
            throw Refusal(.malformed, "there are several companies: \(names)", advice: "say which one bills")
        }
        return first.id
    }
}
