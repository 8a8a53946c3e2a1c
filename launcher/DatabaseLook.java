import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Asks a database one question, with the engine's own driver: its URL and user are the arguments, the password is the
 * first line of standard input, the question the rest. Prints the first column of each row on a line.
 */
final class DatabaseLook {

    private DatabaseLook() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        String[] given = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 2);
        Properties login = new Properties();
        login.setProperty("user", arguments[1]);
        login.setProperty("password", given[0]);
        login.setProperty("loginTimeout", "10");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection(arguments[0], login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(given[1])) {
            while (rows.next()) {
                out.println(rows.getString(1));
            }
        }
    }
}
