// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// What the worker was asked to do, as its command line says.
struct WorkOrder {
    enum Work: String {
        /// Rows without any rule, to test the store itself.
        case rows
        /// Prefixes for services, from pools and by hand, in space that everybody wants.
        case delegations
        /// Records, to test the journal and the inbox.
        case records
        /// Accounting records of sessions, while they are applied.
        case accounting
    }

    let work: Work
    let location: StoreLocation
    /// A word that sets the rows of this run apart from those of others.
    let run: String
    /// How many write at once.
    let callers: Int
    /// The file that acknowledged writes are noted in.
    let acknowledgements: String
    /// How many acknowledgements to wait for before `reached` is printed.
    let announcesAfter: Int

    /// - Throws: ``WorkOrderError`` when the arguments are others than `WORK sqlite|postgresql LOCATION RUN CALLERS
    ///   FILE AFTER`.
    init(_ arguments: [String]) throws(WorkOrderError) {
        guard arguments.count == 7, let work = Work(rawValue: arguments[0]),
            let engine = StorageEngine(rawValue: arguments[1]), let callers = Int(arguments[4]),
            let announcesAfter = Int(arguments[6])
        else { throw WorkOrderError(arguments: arguments) }
        self.work = work
        location =
            switch engine {
            case .sqlite: .sqlite(path: arguments[2])
            case .postgreSQL: .postgreSQL(connection: Secret(arguments[2]))
            }
        run = arguments[3]
        self.callers = callers
        acknowledgements = arguments[5]
        self.announcesAfter = announcesAfter
    }
}

/// A command line that the worker does not understand.
struct WorkOrderError: Error, CustomStringConvertible {
    let arguments: [String]

    var description: String {
        "cannot do \(arguments); give WORK, sqlite or postgresql, its location, "
            + "a word for the run, how many callers, a file, a count"
    }
}
