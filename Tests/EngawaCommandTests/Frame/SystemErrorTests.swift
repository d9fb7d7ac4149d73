import EngawaText
import Testing

@testable import EngawaCommand

@Suite struct SystemErrorTests {
    @Test("the errors that people meet have words in both languages")
    func known() {
        for error in [
            SystemError.noSpace, .noAccess, .noEntry, .readOnly, .isDirectory, .overQuota, .inputOutput, .brokenPipe,
            .notDirectory, .nameTooLong, .tooManyLinks,
        ] {
            #expect(!error.message.en.contains("system error"), "\(error.number)")
            #expect(!error.message.ja.contains("システムのエラー"), "\(error.number)")
        }
    }

    @Test("any other has its number and what the system calls it")
    func unknown() {
        #expect(SystemError(33).message.en.hasPrefix("system error 33 ("))
        #expect(!SystemError(33).systemText.isEmpty)
        #expect(SystemError(99_999).message.ja.contains("99999"))
    }
}
