// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The files that a plan is exchanged in.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    /// One node a line, with our own columns: loses nothing.
    case csv
    /// What NetBox's API answers for its prefixes.
    case netboxJSON = "netbox-json"

    /// The format that a file's name suggests.
    init(fileName: String) {
        self = fileName.lowercased().hasSuffix(".json") ? .netboxJSON : .csv
    }
}
