// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

extension Store {
    /// What happened to a service, the newest first: its sessions, the prefixes that it was given and was seen with, what staff and
    /// machines changed, and what routers were asked and answered. One query a kind, each no longer than a page.
    public func timeline(
        of service: ServiceID, _ request: TimelineRequest = TimelineRequest()
    ) async throws -> TimelinePage {
        try await read { database in
            let query = TimelineQuery(service: service, request: request, database: database)
            return TimelinePage(merging: try query.events(), request)
        }
    }
}
