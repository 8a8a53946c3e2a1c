package org.vireo.rest.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.Serial;
import org.vireo.api.schema.Limits;
import org.vireo.api.xml.XmlFormat;

/** Says in a fault what the container refuses by itself, which would be a page otherwise. Mapped in web.xml. */
public final class ContainerFaultServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = code instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        Problem problem = new Problem(
                status,
                Problem.FAILED,
                Faults.bracketed("The server refused the request with status " + status
                        + " before it was understood. See the engine's logs."),
                "HTTP_" + status);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_XML);
        new XmlFormat(Limits.STANDARD).write(problem.fault(), response.getOutputStream());
    }
}
