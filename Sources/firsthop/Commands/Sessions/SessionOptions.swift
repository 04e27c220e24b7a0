// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage

/// Which sessions are shown.
struct SessionOptions: ParsableArguments {
    @Option(help: "Only of this service, by name, user name or number.")
    var service: String?

    @Option(help: "Only of this router, by name or number.")
    var nas: String?

    @Option(help: "Only of exactly this user name, known to us or not.")
    var user: String?

    @Option(help: "Only older ones: the last number of the page before.")
    var before: Int64?

    @Option(help: "How many at most.")
    var limit = 100

    func validate() throws {
        guard [service, nas, user].compactMap({ $0 }).count <= 1 else {
            throw ValidationError("--service, --nas and --user exclude each other: give one.")
        }
        guard limit > 0 else { throw ValidationError("--limit \(limit): at least 1.") }
    }

    func search(_ standing: SessionSearch.Standing, in store: Store) async throws -> SessionSearch {
        let scope: SessionSearch.Scope =
            if let service {
                .service(try await store.service(named: service).id)
            } else if let nas {
                .router(try await store.router(named: nas).id)
            } else if let user {
                .user(user)
            } else {
                .all
            }
        return SessionSearch(scope, standing: standing, before: before.map { SessionID($0) }, limit: limit)
    }
}
