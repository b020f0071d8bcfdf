// The page around Swagger UI: the log-in, and the nine calls of the workflow in their order.

const TOKEN = 'X-MSTR-AuthToken';

/** Values from answers that later calls use. A name appears in braces until its value is known. */
const known = { userId: undefined, roleId: undefined, projectId: undefined };

let token = null;

const json = value => JSON.stringify(value, null, 2);

const STEPS = [
  {
    title: 'Log in',
    operation: 'Log in/logIn',
    method: 'POST',
    path: '/api/auth/login',
    body: () => json({ username: form.username.value, password: '', loginMode: 1 }),
    then: answer => sessionBegan(answer.headers.get(TOKEN)),
  },
  { title: 'List the roles', operation: 'Security roles/listRoles', method: 'GET', path: '/api/securityRoles' },
  {
    title: 'Find a user',
    operation: 'Users/listUsers',
    method: 'GET',
    path: '/api/users?nameBegins=a&fields=id,name',
    then: answer => remember('userId', answer.json?.[0]?.id),
  },
  {
    title: 'Create a role',
    operation: 'Security roles/createRole',
    method: 'POST',
    path: '/api/securityRoles',
    body: () => json({
      name: 'Demo Security Role',
      description: 'Demo for security role creation',
      privileges: [{ id: '1' }],
    }),
    then: answer => remember('roleId', answer.json?.id),
  },
  {
    title: 'Grant the role to the user in a project',
    operation: 'Security roles/alterRole',
    method: 'PATCH',
    path: '/api/securityRoles/{roleId}',
    body: () => json({
      operationList: [
        { op: 'replace', path: '/members', value: { projectId: '{projectId}', memberIds: ['{userId}'] } },
      ],
    }),
  },
  { title: 'Read the role', operation: 'Security roles/readRole', method: 'GET', path: '/api/securityRoles/{roleId}' },
  {
    title: 'List the roles of the user',
    operation: 'Users/listRolesOfUser',
    method: 'GET',
    path: '/api/users/{userId}/securityRoles',
  },
  { title: 'Delete the role', operation: 'Security roles/deleteRole', method: 'DELETE', path: '/api/securityRoles/{roleId}' },
  {
    title: 'Log out',
    operation: 'Log in/logOut',
    method: 'POST',
    path: '/api/auth/logout',
    then: () => sessionEnded('Logged out.'),
  },
];

const form = document.getElementById('log-in');
const who = document.getElementById('who');
const logOut = document.getElementById('log-out');
const project = document.getElementById('project');

/** Swagger UI, after it has read the description. */
const reference = new Promise(done => {
  const ui = SwaggerUIBundle({
    url: new URL('openapi.yaml', document.baseURI).href,
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    showExtensions: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    onComplete: () => done(ui),
  });
});

/** Calls this server. Paths are below its context path, which is one level above this page. */
async function call(method, path, body) {
  const headers = {};
  if (token) {
    headers[TOKEN] = token;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(new URL(`..${path}`, document.baseURI), { method, headers, body });
  const text = await response.text();
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { ok: response.ok, status: response.status, headers: response.headers, text, json: parsed };
}

// ------------------------------------------------------------------------------------ session

async function sessionBegan(newToken) {
  token = newToken;
  reference.then(ui => ui.preauthorizeApiKey('token', newToken));
  logOut.hidden = false;
  const session = await call('GET', '/api/sessions/userInfo');
  who.textContent = session.ok ? `Logged in as ${session.json.fullName}.` : refusal(session);
  await listProjects();
}

function sessionEnded(message) {
  if (token) {
    reference.then(ui => ui.authActions.logout(['token']));
  }
  token = null;
  logOut.hidden = true;
  who.textContent = message;
}

function refusal(answer) {
  return answer.json?.message ? `${answer.json.code}: ${answer.json.message}` : `The server answered ${answer.status}.`;
}

async function listProjects() {
  const projects = await call('GET', '/api/projects?fields=id,name');
  if (projects.ok) {
    project.replaceChildren(...projects.json.map(({ id, name }) => new Option(name, id)));
    project.disabled = projects.json.length === 0;
    remember('projectId', project.value || undefined);
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const body = json({ username: form.username.value, password: form.password.value, loginMode: 1 });
  const answer = await call('POST', '/api/auth/login', body);
  form.password.value = '';
  if (answer.ok) {
    await sessionBegan(answer.headers.get(TOKEN));
  } else {
    sessionEnded(refusal(answer));
  }
});

logOut.addEventListener('click', async () => {
  await call('POST', '/api/auth/logout');
  sessionEnded('Logged out.');
});

project.addEventListener('change', () => remember('projectId', project.value));

// -------------------------------------------------------------------------------------- steps

const steps = STEPS.map(addStep);

function filled(text) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole);
}

function remember(name, value) {
  if (value) {
    known[name] = value;
    steps.forEach(step => step.fill());
  }
}

/** Adds a step to the page. Fields that the user has edited are not filled again. */
function addStep(step) {
  const item = document.getElementById('step').content.cloneNode(true).firstElementChild;
  const find = selector => item.querySelector(selector);
  const path = find('.path');
  const body = find('.body');
  const answer = find('.answer');
  const edited = new Set();
  const fill = () => {
    path.value = edited.has(path) ? path.value : filled(step.path);
    if (step.body) {
      body.value = edited.has(body) ? body.value : filled(step.body());
    }
  };
  find('.title').textContent = step.title;
  find('.call').textContent = `${step.method} ${step.path}`;
  find('.with-body').hidden = !step.body;
  const link = find('.reference');
  const operation = step.operation.split('/');
  link.href = `${location.pathname}#/${operation.map(encodeURIComponent).join('/')}`;
  link.addEventListener('click', async event => {
    event.preventDefault();
    const ui = await reference;
    ui.layoutActions.show(['operations', ...operation], true);
    document.getElementById(`operations-${operation.join('-').replaceAll(' ', '_')}`)?.scrollIntoView();
  });
  answer.setAttribute('aria-label', `Answer: ${step.title}`);
  [path, body].forEach(field => field.addEventListener('input', () => edited.add(field)));
  find('form').addEventListener('submit', async event => {
    event.preventDefault();
    const response = await call(step.method, path.value, step.body ? body.value : undefined);
    try {
      if (response.ok) {
        await step.then?.(response);
        const next = item.nextElementSibling?.querySelector('details');
        if (next) {
          next.open = true;
        }
      }
    } finally {
      // The answer is shown last: when a user sees it, the next step is ready.
      answer.hidden = false;
      answer.textContent = [`HTTP ${response.status}`, response.json ? json(response.json) : response.text].join('\n').trim();
      item.className = response.ok ? 'done' : 'failed';
    }
  });
  document.getElementById('steps').append(item);
  fill();
  return { fill };
}

// After a reload, the page fetches the token of its session again.
const restored = await call('GET', '/api/auth/token');
if (restored.ok) {
  await sessionBegan(restored.headers.get(TOKEN));
}
