// SPDX-License-Identifier: Apache-2.0

/// Writes CSV as RFC 4180 defines it: UTF-8, lines that end with CR LF, quotes only where they are needed.
public enum CSVWriter {
    /// The file with these records, one a line.
    public static func text(of records: some Sequence<[String]>) -> String {
        var text = ""
        for fields in records {
            // A record of one empty field would read as a blank line.
            text += fields == [""] ? "\"\"" : fields.map(field).joined(separator: ",")
            text += "\r\n"
        }
        return text
    }

    private static func field(_ content: String) -> String {
        let needsQuotes = content.utf8.contains { byte in
            [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(byte)
        }
        guard needsQuotes else { return content }
        var quoted = "\""
        for scalar in content.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
