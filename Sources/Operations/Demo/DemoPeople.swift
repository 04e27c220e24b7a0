// SPDX-License-Identifier: Apache-2.0

/// Invented people for the demo: every number gives another name, always the same.
enum DemoPeople {
    private static let given = [
        "Ada", "Bruno", "Carla", "Dario", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Leo", "Mara",
        "Nico", "Olga", "Paul", "Rita", "Sven", "Tara", "Viktor",
    ]
    private static let family = [
        "Adler", "Bartos", "Costa", "Dvorak", "Engel", "Fiala", "Garcia", "Horak", "Ivanova", "Jansen", "Kovac", "Lang",
        "Moreau", "Novak", "Olsen", "Petrov", "Rossi", "Silva", "Toth", "Urban", "Vogel", "Weber", "Zeman",
    ]

    /// A name for people and one for the line.
    static func person(_ number: Int) -> (name: String, login: String) {
        let first = given[number % given.count]
        let last = family[number / given.count % family.count]
        let round = number / (given.count * family.count)
        let suffix = round == 0 ? "" : "\(round + 1)"
        return (
            "\(first) \(last)" + (suffix.isEmpty ? "" : " \(suffix)"), "\(first).\(last)\(suffix)".lowercased()
        )
    }
}
