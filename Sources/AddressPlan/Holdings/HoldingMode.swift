// SPDX-License-Identifier: Apache-2.0

/// Who chose a holding and how long it lasts. Raw values are the words in the database and in exported files.
public enum HoldingMode: String, CaseIterable, Codable, Sendable {
    /// Chosen by staff for this service.
    case `static`

    /// The first one that the service received is kept for as long as the service lives, and some days longer.
    case sticky

    /// The NAS takes it from a pool of its own and tells us; we neither choose nor keep it.
    case chosenByNAS = "chosen_by_nas"
}
