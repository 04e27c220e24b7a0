// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import Storage

/// What the database adds to the directory about guests: their names, and the addresses that routers report.
enum GardenGuestRows {
    private static let customerNames = BulkStatement(keys: "SELECT id, name FROM customer WHERE id IN")

    private static let sightings = BulkStatement(
        keys:
            "SELECT s.service_id, g.prefix FROM access_session s JOIN open_session o ON o.session_key = s.session_key",
        // The end of time: the session still has it.
        "JOIN session_sighting g ON g.session_key = o.session_key AND g.valid_to = 9223372036854775807",
        "WHERE s.service_id IN")

    /// The names of customers.
    static func names(of customers: [CustomerID], in database: Database) throws -> [CustomerID: String] {
        var names: [CustomerID: String] = [:]
        try database.forEach(customerNames, customers.map { .id($0) }) { row in
            names[try row.id(0)] = try row.text(1)
        }
        return names
    }

    /// The prefixes that open sessions of services have now, as their routers said.
    static func sightings(
        of services: [ServiceID], in database: Database
    ) throws -> [(prefix: IPPrefix, service: ServiceID)] {
        var found: [(prefix: IPPrefix, service: ServiceID)] = []
        try database.forEach(sightings, services.map { .id($0) }) { row in
            found.append((prefix: try row.prefix(1), service: try row.id(0)))
        }
        return found
    }
}
