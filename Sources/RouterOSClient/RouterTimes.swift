// SPDX-License-Identifier: Apache-2.0

/// How long a router may take for a command. Each router has a connection of its own, so a slow one delays only its own work.
public struct RouterTimes: Sendable, Hashable {
    /// For printing a menu: small routers take seconds for thousands of rows.
    public var reading: Duration
    /// For adding, changing or removing one row.
    public var writing: Duration

    public init(reading: Duration = .seconds(30), writing: Duration = .seconds(15)) {
        self.reading = reading
        self.writing = writing
    }
}
