// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import Documents

/// The plan as CSV: a heading line with the names of the columns, then one node a line.
enum PlanCSV {
    static func text(of rows: [PlanRow]) -> String {
        let heading = PlanColumn.allCases.map(\.rawValue)
        let records = rows.map { row in PlanColumn.allCases.map { FormulaGuard.guarded(row[$0]) } }
        return CSVWriter.text(of: [heading] + records)
    }

    /// The rows of a file, whose columns may stand in any order; columns that may be empty may be left out.
    ///
    /// - Throws: ``PlanFileError`` with every line that does not fit its heading.
    static func rows(in bytes: [UInt8]) throws(PlanFileError) -> [PlanRow] {
        let records: [CSVRecord]
        do throws(CSVError) {
            records = try CSVReader.records(in: bytes).filter { !$0.isBlank }
        } catch {
            throw PlanFileError("\(error)")
        }
        guard let heading = records.first else {
            throw PlanFileError("the file is empty; its first line names the columns: \(columnList)")
        }
        let columns = try columns(heading)
        let misfits = records.dropFirst().filter { $0.fields.count != columns.count }.map { record in
            "line \(record.line): \(record.fields.count) fields, but the heading has \(columns.count); "
                + "put fields with a comma in quotes"
        }
        guard misfits.isEmpty else { throw PlanFileError(problems: misfits) }
        return records.dropFirst().map { record in
            let fields = zip(columns, record.fields.map(FormulaGuard.restored))
            return PlanRow(line: record.line, fields: Dictionary(fields, uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func columns(_ heading: CSVRecord) throws(PlanFileError) -> [PlanColumn] {
        var problems: [String] = []
        var columns: [PlanColumn] = []
        for name in heading.fields {
            guard let column = PlanColumn(rawValue: name) else {
                let nearest = NearestName.of(name, among: PlanColumn.allCases.map(\.rawValue))
                let advice = nearest.map { "did you mean “\($0)”?" } ?? "the columns are \(columnList)"
                problems.append("line \(heading.line): there is no column “\(name)”; \(advice)")
                continue
            }
            if columns.contains(column) {
                problems.append("line \(heading.line): the column “\(name)” stands there twice")
            }
            columns.append(column)
        }
        for column in [PlanColumn.kind, .prefix, .name] where problems.isEmpty && !columns.contains(column) {
            problems.append("line \(heading.line): the column “\(column.rawValue)” is missing; every node needs it")
        }
        guard problems.isEmpty else { throw PlanFileError(problems: problems) }
        return columns
    }

    private static var columnList: String { PlanColumn.allCases.map(\.rawValue).joined(separator: ", ") }
}
